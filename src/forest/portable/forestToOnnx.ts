import { averagePathLength } from "../trees/averagePathLength";
import type { IsolationForest } from "../IsolationForest";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { assertPlainForest } from "./assertPlainForest";
import { floorToFloat32 } from "../trees/float32Threshold";
import { ProtobufMessage } from "./ProtobufMessage";

/** Versions of the file format and of the two sets of operators: of 2021, which all runtimes in use can read. */
const IR_VERSION = 7;
const OPSET = 13;
const ML_OPSET = 3;

const FLOAT_TENSOR = 1;
const INT64_TENSOR = 7;
const ATTRIBUTE_KINDS = { int: 2, string: 3, floats: 6, ints: 7, strings: 8 };

/** Options of {@link forestToOnnx}. */
export interface ForestToOnnxOptions {
  /**
   * Names of the columns, in their order; kept in the file's metadata as a JSON list, `feature_names`.
   * @default none
   */
  featureNames?: readonly string[];
}

/**
 * A forest as an ONNX file, to be scored wherever ONNX runs.
 *
 * Input `X`: float32, N × d, NaN is missing. Output `score`: float32, N, in (0, 1], higher is more anomalous. The file's
 * metadata hold the forest's `threshold`. Rows go the same way as in `forest.score` when their values are 32-bit floats;
 * the scores differ by rounding only, at most 1e-5.
 *
 * @throws Error before `fit`; RangeError for another number of names, or an unknown option; TypeError when a split is not one feature and one
 *   threshold, or a score not made of path lengths
 * @see https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html
 * @example writeFileSync("forest.onnx", forestToOnnx(forest, { featureNames: ["hour", "failures"] }))
 */
export function forestToOnnx(forest: IsolationForest, options: ForestToOnnxOptions = {}): Uint8Array {
  assertKnownOptions(options, ["featureNames"], "forestToOnnx");
  const { trees, columns, sampleSize, threshold } = forest;
  const { featureNames } = options;
  assertPlainForest(forest, "forestToOnnx");
  if (featureNames !== undefined && featureNames.length !== columns) {
    throw new RangeError(`forestToOnnx: featureNames must be ${columns} names, got ${featureNames.length}`);
  }
  const normalization = trees.length * averagePathLength(sampleSize);
  const graph = new ProtobufMessage()
    .message(1, treeEnsemble(forest))
    .message(1, node("Mul", ["pathLengths", "factor"], "exponents"))
    .message(1, node("Pow", ["two", "exponents"], "scores"))
    .message(1, node("Squeeze", ["scores", "axes"], "score"))
    .text(2, "isolation_forest")
    .message(5, floatConstant("factor", normalization === 0 ? 0 : -1 / normalization))
    .message(5, floatConstant("two", 2))
    .message(5, new ProtobufMessage().ints(1, [1]).int(2, INT64_TENSOR).ints(7, [1]).text(8, "axes"))
    .message(11, tensor("X", ["N", columns]))
    .message(12, tensor("score", ["N"]));
  const model = new ProtobufMessage()
    .int(1, IR_VERSION)
    .text(2, "authlens")
    .message(7, graph)
    .message(8, new ProtobufMessage().text(1, "").int(2, OPSET))
    .message(8, new ProtobufMessage().text(1, "ai.onnx.ml").int(2, ML_OPSET))
    .message(14, new ProtobufMessage().text(1, "threshold").text(2, String(threshold)));
  if (featureNames !== undefined) {
    model.message(14, new ProtobufMessage().text(1, "feature_names").text(2, JSON.stringify(featureNames)));
  }
  return model.bytes;
}

/** Sums up the path lengths of all trees: N × d → N × 1. */
function treeEnsemble({ trees }: IsolationForest): ProtobufMessage {
  const nodes = { trees: [], numbers: [], features: [], modes: [], values: [], yes: [], no: [], missing: [] } as {
    [list in "trees" | "numbers" | "features" | "values" | "yes" | "no" | "missing"]: number[];
  } & { modes: string[] };
  const leaves = { trees: [] as number[], numbers: [] as number[], weights: [] as number[] };
  trees.forEach(({ feature, threshold, left, missingLeft, pathLength }, tree) => {
    for (let number = 0; number < feature.length; number++) {
      const isLeaf = feature[number]! < 0;
      nodes.trees.push(tree);
      nodes.numbers.push(number);
      nodes.features.push(isLeaf ? 0 : feature[number]!);
      nodes.modes.push(isLeaf ? "LEAF" : "BRANCH_LEQ");
      nodes.values.push(isLeaf ? 0 : floorToFloat32(threshold[number]!));
      nodes.yes.push(isLeaf ? 0 : left[number]!);
      nodes.no.push(isLeaf ? 0 : left[number]! + 1);
      nodes.missing.push(isLeaf ? 0 : missingLeft[number]!);
      if (!isLeaf) continue;
      leaves.trees.push(tree);
      leaves.numbers.push(number);
      leaves.weights.push(pathLength[number]!);
    }
  });
  const message = node("TreeEnsembleRegressor", ["X"], "pathLengths").text(7, "ai.onnx.ml");
  const ints: Record<string, number[]> = {
    nodes_treeids: nodes.trees,
    nodes_nodeids: nodes.numbers,
    nodes_featureids: nodes.features,
    nodes_truenodeids: nodes.yes,
    nodes_falsenodeids: nodes.no,
    nodes_missing_value_tracks_true: nodes.missing,
    target_treeids: leaves.trees,
    target_nodeids: leaves.numbers,
    target_ids: leaves.trees.map(() => 0),
  };
  for (const [name, values] of Object.entries(ints)) message.message(5, attribute(name, "ints").ints(8, values));
  const modes = attribute("nodes_modes", "strings");
  for (const mode of nodes.modes) modes.text(9, mode);
  return message
    .message(5, modes)
    .message(5, attribute("nodes_values", "floats").floats(7, nodes.values))
    .message(5, attribute("target_weights", "floats").floats(7, leaves.weights))
    .message(5, attribute("n_targets", "int").int(3, 1))
    .message(5, attribute("aggregate_function", "string").text(4, "SUM"))
    .message(5, attribute("post_transform", "string").text(4, "NONE"));
}

function node(operator: string, inputs: readonly string[], output: string): ProtobufMessage {
  const message = new ProtobufMessage();
  for (const input of inputs) message.text(1, input);
  return message.text(2, output).text(3, output).text(4, operator);
}

function attribute(name: string, kind: keyof typeof ATTRIBUTE_KINDS): ProtobufMessage {
  return new ProtobufMessage().text(1, name).int(20, ATTRIBUTE_KINDS[kind]);
}

function floatConstant(name: string, value: number): ProtobufMessage {
  return new ProtobufMessage().int(2, FLOAT_TENSOR).floats(4, [value]).text(8, name);
}

/** Name and shape of an input or output of 32-bit floats. */
function tensor(name: string, shape: readonly (string | number)[]): ProtobufMessage {
  const dimensions = new ProtobufMessage();
  for (const size of shape) {
    const dimension = new ProtobufMessage();
    dimensions.message(1, typeof size === "number" ? dimension.int(1, size) : dimension.text(2, size));
  }
  const type = new ProtobufMessage().message(1, new ProtobufMessage().int(1, FLOAT_TENSOR).message(2, dimensions));
  return new ProtobufMessage().text(1, name).message(2, type);
}
