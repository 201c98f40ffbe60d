import type { KernelMessage } from "./kernelMessage";
import type { CellOutput, DisplayOutput } from "./Notebook";

/**
 * Adds what an iopub message carries to the outputs of its cell, as a front end does:
 * text joins the text printed just before it, and `update_display_data` changes every earlier
 * display of the same id where it stands.
 *
 * @param outputs - outputs of the cell so far, changed in place
 * @param message - any iopub message; those that are not outputs change nothing
 * @param displays - displays of this kernel by their id, changed in place
 */
export function addOutput(outputs: CellOutput[], message: KernelMessage, displays: Map<string, DisplayOutput[]>): void {
  const content = message.content as unknown as OutputContent;
  switch (message.header.msg_type) {
    case "stream": {
      const last = outputs.at(-1);
      if (last?.output_type === "stream" && last.name === content.name) last.text += content.text;
      else outputs.push({ output_type: "stream", name: content.name, text: content.text });
      break;
    }
    case "display_data": {
      const display: DisplayOutput = { output_type: "display_data", data: content.data, metadata: content.metadata };
      outputs.push(display);
      const id = content.transient?.display_id;
      if (id) displays.set(id, [...(displays.get(id) ?? []), display]);
      break;
    }
    case "update_display_data": {
      for (const display of displays.get(content.transient?.display_id ?? "") ?? []) {
        display.data = content.data;
        display.metadata = content.metadata;
      }
      break;
    }
    case "execute_result": {
      const { data, metadata, execution_count } = content;
      outputs.push({ output_type: "execute_result", data, metadata, execution_count });
      break;
    }
    case "error": {
      const { ename, evalue, traceback } = content;
      outputs.push({ output_type: "error", ename, evalue, traceback });
      break;
    }
  }
}

interface OutputContent {
  name: "stdout" | "stderr";
  text: string;
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient?: { display_id?: string };
  execution_count: number;
  ename: string;
  evalue: string;
  traceback: string[];
}
