/** Characters of a line that are kept. A longer line is cut here, and readers reject what is this long. */
export const MAX_LINE_LENGTH = 65_536;
