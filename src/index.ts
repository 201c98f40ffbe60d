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
export { type FileReport, readLogs, type ReadLogsOptions } from "./logs/readLogs";
export { type EventSummary, summarizeEvents } from "./logs/summarizeEvents";
export { type GenerateOptions } from "./generate/GenerateOptions";
export { countScenarios, type ScenarioCount } from "./generate/countScenarios";
export { generateLogs } from "./generate/generateLogs";
export { type LabelledEvent, type Scenario, SCENARIOS } from "./generate/LabelledEvent";
export { writeLogs } from "./generate/writeLogs";
export { CATALOGUE } from "./features/catalogue";
export { computeFeatures, type FeatureMatrix } from "./features/computeFeatures";
export type { Feature } from "./features/Feature";
export { featureColumn } from "./features/featureColumn";
export { oneHotFeatures } from "./features/oneHotFeatures";
export { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
export { averagePathLength } from "./forest/averagePathLength";
export { IsolationForest, type IsolationForestOptions } from "./forest/IsolationForest";
export type { Matrix } from "./forest/Matrix";
export { quantile } from "./forest/quantile";
export { averagePrecision } from "./evaluate/averagePrecision";
export { compareDetectors, type DetectorResult } from "./evaluate/compareDetectors";
export { meanInterval, type MeanInterval } from "./evaluate/meanInterval";
export { type BudgetPoint, precisionRecallAt } from "./evaluate/precisionRecallAt";
export { type Labels, readLabels } from "./evaluate/readLabels";
export { rocAuc } from "./evaluate/rocAuc";
export { trivialDetectors } from "./evaluate/trivialDetectors";
export { readAnomalies, readScores } from "./alerts/readResults";
export { storeScores } from "./alerts/storeScores";
export { type Anomaly, topAnomalies } from "./alerts/topAnomalies";
export { writeAnomalies } from "./alerts/writeAnomalies";
export { writeScores } from "./alerts/writeScores";
export { detect, type DetectOptions, type DetectReport } from "./detect";
export { activityPerUser } from "./charts/activityPerUser";
export { anomaliesOverTime, type AnomalyPoint } from "./charts/anomaliesOverTime";
export { eventsOverTime } from "./charts/eventsOverTime";
export { exportHtml } from "./charts/exportHtml";
export { failuresByHourAndWeekday } from "./charts/failuresByHourAndWeekday";
export { featureByLabel } from "./charts/featureByLabel";
export type { Figure } from "./charts/Figure";
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
