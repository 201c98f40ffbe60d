import { join } from "node:path";
import { train, type TrainOptions, type TrainReport } from "../train";
import type { Arguments, Command } from "./Command";
import { createOutput, type Output } from "./createOutput";
import { forestText, seenText, thresholdText } from "./modelText";
import { printInput } from "./printInput";
import { PSEUDONYMS_HELP, PSEUDONYMS_OPTIONS, pseudonymsOption, pseudonymsText } from "./pseudonymsOption";
import { FILES_HELP, READING_OPTIONS, readingHelp, readingOptions } from "./readingOptions";
import { given, textOption } from "./readOptions";
import { refuseLogsAsTargets } from "./refuseLogsAsTargets";
import { refuseOverwriting } from "./refuseOverwriting";
import {
  FEATURES_HELP,
  featuresOption,
  FOREST_HELP,
  forestOptions,
  incidentsPerDayOption,
  topOption,
  TRAINING_OPTIONS,
} from "./trainingOptions";
import { UsageError } from "./UsageError";

/** `authlens train`: logs of an ordinary period → a model for those that follow. */
export const trainCommand: Command = {
  help: `Usage: authlens train FILE… --model DIR [options]

${FILES_HELP}

Reads sign-in logs, learns what is usual in them, and saves it as a model in the folder DIR: what the features have seen,
the forest, and the score from which on an event is an alert. authlens detect --model DIR uses it on later logs. A model
that is there already is replaced.

  --model DIR           the folder of the model
${readingHelp("nothing")}  --top N               how many of these events would be alerts, at most: a number, or a share such as 0.01 or 1%
                        (100); the lowest score that no more reach becomes the threshold
  --incidents-per-day N how many incidents a day would be listed in these events (5); the risk that no more reach
                        becomes the threshold
  --contamination P     a share instead of --top, in (0, 0.5]
${FEATURES_HELP}${FOREST_HELP}${PSEUDONYMS_HELP}  --quiet               print nothing
`,
  options: {
    model: { type: "string" },
    top: { type: "string" },
    "incidents-per-day": { type: "string" },
    ...READING_OPTIONS,
    ...TRAINING_OPTIONS,
    ...PSEUDONYMS_OPTIONS,
  },
  prepare(args: Arguments): () => Promise<void> {
    const reading = readingOptions("train", args);
    const modelFolder = textOption(args, "model");
    if (modelFolder === undefined)
      throw new UsageError("train: expected a folder for the model (--model DIR), got none");
    const options: TrainOptions = {
      modelFolder,
      forest: forestOptions(args),
      ...reading,
      ...given({ top: topOption(args), incidentsPerDay: incidentsPerDayOption(args), features: featuresOption(args) }),
    };
    const targets = [join(modelFolder, "model.json")];
    refuseOverwriting(args, targets);
    const readKey = pseudonymsOption(args);
    const output = createOutput(args.values.quiet === true);
    return async () => {
      await refuseLogsAsTargets(args.positionals, targets);
      const pseudonyms = await readKey();
      const report = await train(args.positionals, {
        ...options,
        pseudonyms,
        onProgress: (step, done, total) => output.progress(step, done, total),
      }).finally(() => output.endProgress());
      printReport(report, { ...options, pseudonyms }, output);
    };
  },
};

function printReport(report: TrainReport, { modelFolder, pseudonyms }: TrainOptions, output: Output): void {
  printInput(report, output);
  const { model } = report;
  const { forest } = model;
  output.print(forestText(forest.columns, { ...forest.options, sampleSize: forest.sampleSize }));
  if (pseudonyms !== undefined) output.print(pseudonymsText(pseudonyms));
  output.print();
  output.print(`${modelFolder}: ${thresholdText(model)}; ${seenText(model)}`);
}
