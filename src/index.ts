export type { AuthEvent, Outcome } from "./logs/AuthEvent";
export { EVENT_COLUMNS, type EventColumn } from "./logs/eventColumns";
export {
  countEventsOverTime,
  countEventsPerUser,
  countFailuresByHourOfWeek,
  type HourOfWeekCount,
  type TimeBucket,
} from "./logs/countEvents";
export { type DatabaseOptions, type DuckDBConnection, openDatabase } from "./logs/openDatabase";
export { type Cell, queryRows } from "./logs/queryRows";
export { readingNotes, type ReadingNote } from "./logs/readingNotes";
export type { FileReport } from "./logs/reading/FileReport";
export { TooManyRejectsError } from "./logs/reading/TooManyRejectsError";
export { readLogs, type ReadLogsOptions } from "./logs/readLogs";
export type { InputOptions, InputReport } from "./logs/withEvents";
export { type EventSummary, summarizeEvents } from "./logs/summarizeEvents";
export { openPlaces, type Places, type PlacesOptions } from "./places/openPlaces";
export type { Place } from "./places/Place";
export { ATTACKS, type AttackName } from "./generate/attacks/ATTACKS";
export { GENERATE_PRESETS, type GenerateOptions } from "./generate/GenerateOptions";
export { compareSettings, type SettingEffect } from "./generate/compareSettings";
export { generateLogs, type LabelledEvent } from "./generate/generateLogs";
export { type Incident } from "./generate/Incident";
export { LOOK_ALIKES, type LookAlikeName } from "./generate/lookAlikes/LOOK_ALIKES";
export { type GenerateReport, type ScenarioCount } from "./generate/output/createTally";
export { OUTPUT_FORMATS, type OutputFormat } from "./generate/output/OUTPUT_FORMATS";
export { CITIES, type City } from "./generate/organisation/cities";
export { type Role, ROLES } from "./generate/organisation/roles";
export { writeLogs, type WriteLogsOptions, type WriteLogsReport } from "./generate/writeLogs";
export { CATALOGUE } from "./features/catalogue";
export { computeFeatures } from "./features/computeFeatures";
export { correlateFeatures } from "./features/correlateFeatures";
export type { Feature } from "./features/Feature";
export { featureBlocks, type FeatureOptions } from "./features/featureBlocks";
export type { FeatureBlock, FeatureMatrix } from "./features/FeatureMatrix";
export { FeatureState } from "./features/FeatureState";
export { catalogue, FeatureCatalogue } from "./features/FeatureCatalogue";
export { featureColumn } from "./features/featureColumn";
export { featureQuery } from "./features/featureQuery";
export { oneHotFeatures } from "./features/oneHotFeatures";
export { oneHotTimeFeatures } from "./features/families/oneHotTimeFeatures";
export { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
export { selectFeatures } from "./features/selectFeatures";
export { withoutEachFamily } from "./features/withoutEachFamily";
export { sampleFeatures, type SampleFeaturesOptions } from "./features/sampleFeatures";
export { storeFeatures } from "./features/storeFeatures";
export { writeFeatures } from "./features/writeFeatures";
export { averagePathLength } from "./forest/averagePathLength";
export type { ForestJson, TreeJson } from "./forest/forestJson";
export type { BinnedSample } from "./forest/drift/BinnedSample";
export type { Drift } from "./forest/drift/compareBins";
export { DriftCounter, type ForestDrift } from "./forest/drift/DriftCounter";
export { driftOf, type DriftOptions } from "./forest/drift/driftOf";
export { type DriftReference, referenceOf } from "./forest/drift/referenceOf";
export {
  populationStabilityIndex,
  type PopulationStabilityIndexOptions,
} from "./forest/drift/populationStabilityIndex";
export {
  type Explanation,
  type FitOptions,
  IsolationForest,
  type IsolationForestOptions,
  type ParallelOptions,
} from "./forest/IsolationForest";
export type { Matrix } from "./forest/Matrix";
export { forestFromSklearn } from "./forest/portable/forestFromSklearn";
export { forestToOnnx, type ForestToOnnxOptions } from "./forest/portable/forestToOnnx";
export { forestToSql, type ForestToSqlOptions } from "./forest/portable/forestToSql";
export { quantile } from "./forest/quantile";
export type { Counterfactual, ValueRange } from "./forest/reasons/Counterfactual";
export type { Model } from "./model/Model";
export { loadModel } from "./model/loadModel";
export { saveModel } from "./model/saveModel";
export { scoreWithModel, type ScoreWithModelOptions } from "./model/scoreWithModel";
export { trainModel, type TrainModelOptions } from "./model/trainModel";
export { alertsByScenario, type ScenarioAlerts } from "./evaluate/alertsByScenario";
export { averagePrecision } from "./evaluate/averagePrecision";
export { bestOfFamilies, type FamilyBest } from "./evaluate/bestOfFamilies";
export { compareDetectors, type DetectorResult } from "./evaluate/compareDetectors";
export { compareFeatureSets, type FeatureSetResult } from "./evaluate/compareFeatureSets";
export { meanInterval, type MeanInterval } from "./evaluate/meanInterval";
export { type BudgetPoint, precisionRecallAt } from "./evaluate/precisionRecallAt";
export { type Labels, readLabels } from "./evaluate/readLabels";
export { resultsByAttack } from "./evaluate/resultsByAttack";
export { rocAuc } from "./evaluate/rocAuc";
export { trivialDetectors } from "./evaluate/trivialDetectors";
export { compareWithPublished, type RealismRow } from "./realism/compareWithPublished";
export { countGaps, type GapBin } from "./realism/countGaps";
export { measureRealism, type RealismMeasure } from "./realism/measureRealism";
export { PUBLISHED_FACTS, type PublishedFact } from "./realism/PUBLISHED_FACTS";
export { explainAlerts, type Reason } from "./alerts/explainAlerts";
export { explainTop, type ExplainedAnomaly } from "./alerts/explainTop";
export { readAnomalies, readScores } from "./alerts/readResults";
export { storeScores } from "./alerts/storeScores";
export { type Anomaly, topAnomalies } from "./alerts/topAnomalies";
export { writeAnomalies } from "./alerts/writeAnomalies";
export { writeScores } from "./alerts/writeScores";
export { createPseudonyms, type Pseudonyms } from "./pseudonyms/createPseudonyms";
export { readKeyFile } from "./pseudonyms/readKeyFile";
export { revealFile, type RevealOptions, type RevealReport } from "./pseudonyms/reveal/revealFile";
export { detect, type DetectOptions, type DetectReport } from "./detect";
export { exportFeatures, type ExportFeaturesOptions, type ExportFeaturesReport } from "./exportFeatures";
export { train, type TrainOptions, type TrainReport } from "./train";
export { activityPerUser } from "./charts/activityPerUser";
export { anomaliesOverTime, type AnomalyPoint } from "./charts/anomaliesOverTime";
export { correlationMap } from "./charts/correlationMap";
export { eventsOverTime } from "./charts/eventsOverTime";
export { exportHtml } from "./charts/exportHtml";
export { failuresByHourAndWeekday } from "./charts/failuresByHourAndWeekday";
export { featureByLabel } from "./charts/featureByLabel";
export type { Figure } from "./charts/Figure";
export { gapsBetweenSignIns, type GapCount } from "./charts/gapsBetweenSignIns";
export { recallByBudget, type RecallCurve } from "./charts/recallByBudget";
export { scoreHistogram } from "./charts/scoreHistogram";
export { topSources } from "./charts/topSources";
export { topUsers } from "./charts/topUsers";
export { notebookProgress } from "./notebook/notebookProgress";
export { renderImage } from "./notebook/renderImage";
export { runNotebook } from "./notebook/runNotebook";
export { show } from "./notebook/show";
export { showTable } from "./notebook/showTable";
export { toDataFrame } from "./notebook/toDataFrame";
