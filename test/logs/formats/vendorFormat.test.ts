import { describe, expect, it } from "vitest";
import { recogniseFormat } from "../../../src/logs/recogniseFormat";
import { VENDOR_RECORDS } from "../vendorRecords";

describe("vendorFormat(name, title, isRecord, createReader)", () => {
  it.each(VENDOR_RECORDS)("leaves every product its own records: %s, %j", (format, record) => {
    expect(recogniseFormat([JSON.stringify(record), '{"other":1}'])?.format).toBe(format);
  });

  const GENERIC = { timestamp: "2024-03-01T09:30:00Z", username: "ada", action: "login", result: "success" };
  const PRODUCTS = VENDOR_RECORDS.filter(([format]) => format !== "jsonl");
  const formatOf = (records: readonly object[]) => recogniseFormat(records.map((one) => JSON.stringify(one)))?.format;

  it.each(PRODUCTS)(
    "leaves a log of generic records what it is, though one record of %s is in it",
    (_format, record) => {
      expect(formatOf([record, ...Array<object>(9).fill(GENERIC)])).toBe("jsonl");
      expect(formatOf([GENERIC, record, GENERIC])).toBe("jsonl");
    },
  );

  it.each(PRODUCTS)(
    "takes the product where it has as many records as there are generic ones: %s",
    (format, record) => {
      expect(formatOf([GENERIC, record])).toBe(format);
      expect(formatOf([GENERIC, record, record])).toBe(format);
    },
  );

  it.each(PRODUCTS)("takes the product whatever else there is that nobody reads: %s", (format, record) => {
    expect(formatOf([...Array<object>(9).fill({ message: "started" }), record])).toBe(format);
  });

  it.each(PRODUCTS)("takes the product that has the most records, whichever comes first: %s", (format, record) => {
    const other = PRODUCTS.find(([name]) => name !== format)![1];
    expect(formatOf([other, record, record])).toBe(format);
    expect(formatOf([record, record, other])).toBe(format);
  });

  it("takes the Elastic Common Schema where one record of a product is among its documents", () => {
    const document = {
      "@timestamp": "2024-03-01T09:30:00Z",
      event: { category: ["authentication"], outcome: "success" },
      user: { name: "ada" },
    };
    const [, okta] = PRODUCTS.find(([name]) => name === "okta")!;
    expect(formatOf([okta, document, document])).toBe("ecs");
    expect(formatOf([document, GENERIC, GENERIC])).toBe("jsonl");
  });

  it.each([
    ["windows", { EventID: 7036, Channel: "System", EventTime: "2024-03-01T09:30:00Z", outcome: "success" }],
    ["entra", { time: "2024-03-01T09:30:00Z", category: "AzureFirewall", properties: { outcome: "success" } }],
    ["okta", { eventType: "group.privilege.grant", published: "2024-03-01T09:30:00Z", actor: {}, outcome: "SUCCESS" }],
  ])("counts for %s what its reader ignores, though it has a time and an outcome", (format, ignored) => {
    const [, record] = PRODUCTS.find(([name]) => name === format)!;
    expect(formatOf([...Array<object>(9).fill(ignored), record])).toBe(format);
  });
});
