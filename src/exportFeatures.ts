import { featureBlocks } from "./features/featureBlocks";
import { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
import { storeFeatures } from "./features/storeFeatures";
import { FEATURE_FILES, writeFeatures } from "./features/writeFeatures";
import { type InputOptions, type InputReport, withEvents } from "./logs/withEvents";

/** Options of {@link exportFeatures}. */
export interface ExportFeaturesOptions extends InputOptions {
  /** The file to write; `.parquet` or `.csv`. */
  outputFile: string;
  /**
   * Which features.
   * @default "default"
   */
  features?: FeaturePreset;
}

/** What {@link exportFeatures} wrote. */
export interface ExportFeaturesReport extends InputReport {
  /** Names of the features. */
  features: readonly string[];
}

/**
 * Log files → events → features → a table for other tools, as `writeFeatures` writes it. Never more than one block of
 * features is in this process's memory; the database puts on the disk what is too much for it.
 *
 * @throws Error naming the file when one cannot be read or written, TooManyRejectsError, RangeError when an option is out
 *   of range, Error when there is no event: then nothing is written
 * @example await exportFeatures(["auth.log"], { outputFile: "features.parquet", features: "all" });
 */
export async function exportFeatures(
  files: readonly string[],
  options: ExportFeaturesOptions,
): Promise<ExportFeaturesReport> {
  const { outputFile, onProgress } = options;
  if (!FEATURE_FILES.test(outputFile)) {
    throw new RangeError(`exportFeatures: outputFile must end in .parquet or .csv, got ${outputFile}`);
  }
  const features = presetFeatures(options.features ?? "default");
  return withEvents("exportFeatures", files, options, async (db, read) => {
    const blocks = featureBlocks(db, features, {
      onProgress: (done, total) => onProgress?.("computing features", done, total),
    });
    await storeFeatures(db, blocks);
    onProgress?.("writing", 0, 1);
    await writeFeatures(db, outputFile);
    onProgress?.("writing", 1, 1);
    return { ...read, features: features.map(({ name }) => name) };
  });
}
