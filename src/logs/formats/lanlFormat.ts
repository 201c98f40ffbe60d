import { createLanlReader } from "../lanl/createLanlReader";
import { isLanlLine } from "../lanl/isLanlLine";
import type { TextFormat } from "./LogFormat";

/** The authentication data of Los Alamos National Laboratory, which has no header. */
export const lanlFormat: TextFormat = {
  name: "lanl",
  title: "LANL auth.txt",
  hasColumns: false,
  recognise({ lines, mapping }) {
    if (mapping.size > 0 || !isLanlLine(lines[0] ?? "")) return null;
    const found = lines.filter(isLanlLine).length;
    return found > lines.length / 2 ? `${found} of its first ${lines.length} lines are rows of LANL's data` : null;
  },
  createReader(file, sink) {
    const note =
      "LANL's times are seconds from a day that is not published: they were counted from 1970-01-01, so hours and " +
      "weekdays are not those of the place";
    return { reader: createLanlReader(file, sink), notes: [note] };
  },
};
