import { exportFeatures, type ExportFeaturesOptions } from "../exportFeatures";
import { FEATURE_FILES } from "../features/writeFeatures";
import type { Arguments, Command } from "./Command";
import { countText } from "./countText";
import { createOutput } from "./createOutput";
import { printInput } from "./printInput";
import { PSEUDONYMS_HELP, PSEUDONYMS_OPTIONS, pseudonymsOption, pseudonymsText } from "./pseudonymsOption";
import { FILES_HELP, READING_OPTIONS, readingHelp, readingOptions } from "./readingOptions";
import { given, textOption } from "./readOptions";
import { refuseLogsAsTargets } from "./refuseLogsAsTargets";
import { refuseOverwriting } from "./refuseOverwriting";
import { FEATURES_HELP, featuresOption } from "./trainingOptions";
import { UsageError } from "./UsageError";

/** `authlens features`: any log → its events as numbers, for other tools. */
export const featuresCommand: Command = {
  help: `Usage: authlens features FILE… --output FILE.parquet [options]

${FILES_HELP}

Reads sign-in logs, computes the features of every event, and writes them as a table for other tools, one row an event in
the order of the log: row, event_id, timestamp (UTC), user, source_ip, outcome, file, line, then a number for each feature,
null where it is missing.

  --output FILE         the file to write: FILE.parquet, or FILE.csv
${readingHelp("nothing")}${FEATURES_HELP}${PSEUDONYMS_HELP}  --quiet               print nothing
`,
  options: {
    output: { type: "string" },
    ...READING_OPTIONS,
    features: { type: "string" },
    ...PSEUDONYMS_OPTIONS,
  },
  prepare(args: Arguments): () => Promise<void> {
    const reading = readingOptions("features", args);
    const outputFile = textOption(args, "output");
    if (outputFile === undefined || !FEATURE_FILES.test(outputFile)) {
      throw new UsageError(
        `--output: expected a file that ends in .parquet or .csv, got ${outputFile === undefined ? "none" : outputFile}`,
      );
    }
    const options: ExportFeaturesOptions = { outputFile, ...reading, ...given({ features: featuresOption(args) }) };
    refuseOverwriting(args, [outputFile]);
    const readKey = pseudonymsOption(args);
    const output = createOutput(args.values.quiet === true);
    return async () => {
      await refuseLogsAsTargets(args.positionals, [outputFile]);
      const pseudonyms = await readKey();
      const report = await exportFeatures(args.positionals, {
        ...options,
        pseudonyms,
        onProgress: (step, done, total) => output.progress(step, done, total),
      }).finally(() => output.endProgress());
      printInput(report, output);
      if (pseudonyms !== undefined) output.print(pseudonymsText(pseudonyms));
      output.print();
      const { features, summary } = report;
      output.print(`${outputFile}: ${countText(summary.events, "event")}, ${countText(features.length, "feature")}`);
    };
  },
};
