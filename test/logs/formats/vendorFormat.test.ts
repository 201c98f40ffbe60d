import { describe, expect, it } from "vitest";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("vendorFormat(name, title, isRecord, createReader)", () => {
  it.each(VENDOR_RECORDS)("leaves every product its own records: %s, %j", (format, record) => {
    expect(recogniseFormat([JSON.stringify(record), '{"other":1}'])?.format).toBe(format);
  });
});
