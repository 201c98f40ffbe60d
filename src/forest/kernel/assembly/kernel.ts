/**
 * The scoring kernel: AssemblyScript, compiled to WebAssembly by the build. All memory is the caller's: every function
 * takes the places of what it reads and writes. `kernelLayout` lays the memory out.
 *
 * A block holds some rows, column by column, as `RowBlock` does; `stride` is how many it has room for, a multiple of 8.
 *
 * Perfect trees: node k has the children 2k and 2k + 1, and leaves above the last level are repeated below. A node has 8
 * bytes: the threshold as float32, and as uint32 how many bytes its column lies behind the start of the block. The path
 * lengths of the last level's nodes follow, as float64.
 *
 * Linked trees: a node has 16 bytes, the threshold as float64, the column's bytes as uint32, and as uint32 the bytes from
 * the first node to its left child, which the right one follows. A leaf leads to itself.
 */

/** Terms of powerOfTwo.ts, in the same order: the same bits. */
const TERMS: i32 = 15;
const HAS_MISSING: u32 = 1;
const HAS_INFINITE: u32 = 2;

/**
 * Puts rows of float32 into a block.
 *
 * @returns HAS_MISSING and HAS_INFINITE, added up
 */
export function fill32(source: usize, rows: usize, columns: usize, block: usize, stride: usize): u32 {
  let found: u32 = 0;
  const width = columns << 2;
  for (let column: usize = 0; column < columns; column++) {
    let from = source + (column << 2);
    let to = block + (column * stride << 2);
    const end = to + (rows << 2);
    // x − x is 0 but for NaN and the infinities: one sum finds out whether there is any.
    let odd: f32 = 0;
    while (to < end) {
      const value = load<f32>(from);
      store<f32>(to, value);
      odd += value - value;
      from += width;
      to += 4;
    }
    if (odd != 0) found |= oddIn<f32>(block + (column * stride << 2), end);
  }
  return found;
}

/** The same for float64. */
export function fill64(source: usize, rows: usize, columns: usize, block: usize, stride: usize): u32 {
  let found: u32 = 0;
  const width = columns << 3;
  for (let column: usize = 0; column < columns; column++) {
    let from = source + (column << 3);
    let to = block + (column * stride << 3);
    const end = to + (rows << 3);
    let odd: f64 = 0;
    while (to < end) {
      const value = load<f64>(from);
      store<f64>(to, value);
      odd += value - value;
      from += width;
      to += 8;
    }
    if (odd != 0) found |= oddIn<f64>(block + (column * stride << 3), end);
  }
  return found;
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function oddIn<T>(from: usize, end: usize): u32 {
  let found: u32 = 0;
  for (; from < end; from += sizeof<T>()) {
    const value = load<T>(from);
    if (value != value) found |= HAS_MISSING;
    else if (value - value != 0) found |= HAS_INFINITE;
  }
  return found;
}

/**
 * Makes missing values Infinity, which is above every threshold, and in the copy of their column −Infinity.
 *
 * @param copies - for each column a uint32: the place of its copy in columns, 0 where no node asks for one
 */
export function spread32(block: usize, rows: usize, columns: usize, copies: usize, stride: usize): void {
  spread<f32>(block, rows, columns, copies, stride);
}

export function spread64(block: usize, rows: usize, columns: usize, copies: usize, stride: usize): void {
  spread<f64>(block, rows, columns, copies, stride);
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function spread<T>(block: usize, rows: usize, columns: usize, copies: usize, stride: usize): void {
  for (let column: usize = 0; column < columns; column++) {
    const copy = <usize>load<u32>(copies + (column << 2));
    let above = block + column * stride * sizeof<T>();
    let below = block + copy * stride * sizeof<T>();
    const end = above + rows * sizeof<T>();
    for (; above < end; above += sizeof<T>(), below += sizeof<T>()) {
      const value = load<T>(above);
      const isMissing = value != value;
      if (copy > 0) store<T>(below, isMissing ? <T>-Infinity : value);
      if (isMissing) store<T>(above, <T>Infinity);
    }
  }
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function step32(tree: usize, node: usize, row: usize): usize {
  const at = tree + (node << 3);
  return (node << 1) + <usize>(load<f32>(row + <usize>load<u32>(at, 4)) > load<f32>(at));
}

/** Where eight rows have the column that a node asks for. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function columnAt(tree: usize, node: usize, row: usize): usize {
  return row + <usize>load<u32>(tree + (node << 3), 4);
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function thresholdAt(tree: usize, node: usize): v128 {
  return v128.load32_splat(tree + (node << 3));
}

/** Which node on level 3, 8 to 15, four rows are at, of which is known at which nodes above they go right (−1). */
// @ts-ignore: decorators are AssemblyScript's
@inline
function thirdLevel(n1: v128, n2: v128, n3: v128, n4: v128, n5: v128, n6: v128, n7: v128): v128 {
  const second = v128.bitselect(n3, n2, n1);
  const third = v128.bitselect(v128.bitselect(n7, n6, second), v128.bitselect(n5, n4, second), n1);
  // 8 + 4 · first + 2 · second + third.
  const upper = i32x4.add(i32x4.shl(n1, 2), i32x4.shl(second, 1));
  return i32x4.sub(i32x4.splat(8), i32x4.add(upper, third));
}

/**
 * Adds to the sums the path length that each row of a block of float32 has in each tree.
 *
 * @param depth - of the trees, at least 3
 * @param sums - float64, one a row
 */
export function addPathLengths32(trees: usize, count: usize, depth: usize, block: usize, rows: usize, sums: usize): void {
  const size: usize = 16 << depth;
  for (let tree = trees; tree < trees + count * size; tree += size) {
    let sum = sums;
    const end = block + (rows << 2);
    for (let row = block; row < end; row += 32, sum += 64) {
      const c1 = columnAt(tree, 1, row);
      const t1 = thresholdAt(tree, 1);
      const low1 = f32x4.gt(v128.load(c1), t1);
      const high1 = f32x4.gt(v128.load(c1, 16), t1);
      const c2 = columnAt(tree, 2, row);
      const t2 = thresholdAt(tree, 2);
      const low2 = f32x4.gt(v128.load(c2), t2);
      const high2 = f32x4.gt(v128.load(c2, 16), t2);
      const c3 = columnAt(tree, 3, row);
      const t3 = thresholdAt(tree, 3);
      const low3 = f32x4.gt(v128.load(c3), t3);
      const high3 = f32x4.gt(v128.load(c3, 16), t3);
      const c4 = columnAt(tree, 4, row);
      const t4 = thresholdAt(tree, 4);
      const low4 = f32x4.gt(v128.load(c4), t4);
      const high4 = f32x4.gt(v128.load(c4, 16), t4);
      const c5 = columnAt(tree, 5, row);
      const t5 = thresholdAt(tree, 5);
      const low5 = f32x4.gt(v128.load(c5), t5);
      const high5 = f32x4.gt(v128.load(c5, 16), t5);
      const c6 = columnAt(tree, 6, row);
      const t6 = thresholdAt(tree, 6);
      const low6 = f32x4.gt(v128.load(c6), t6);
      const high6 = f32x4.gt(v128.load(c6, 16), t6);
      const c7 = columnAt(tree, 7, row);
      const t7 = thresholdAt(tree, 7);
      const low7 = f32x4.gt(v128.load(c7), t7);
      const high7 = f32x4.gt(v128.load(c7, 16), t7);
      const low = thirdLevel(low1, low2, low3, low4, low5, low6, low7);
      const high = thirdLevel(high1, high2, high3, high4, high5, high6, high7);
      let a = <usize>i32x4.extract_lane(low, 0);
      let b = <usize>i32x4.extract_lane(low, 1);
      let c = <usize>i32x4.extract_lane(low, 2);
      let d = <usize>i32x4.extract_lane(low, 3);
      let e = <usize>i32x4.extract_lane(high, 0);
      let f = <usize>i32x4.extract_lane(high, 1);
      let g = <usize>i32x4.extract_lane(high, 2);
      let h = <usize>i32x4.extract_lane(high, 3);
      for (let level: usize = 3; level < depth; level++) {
        a = step32(tree, a, row);
        b = step32(tree, b, row + 4);
        c = step32(tree, c, row + 8);
        d = step32(tree, d, row + 12);
        e = step32(tree, e, row + 16);
        f = step32(tree, f, row + 20);
        g = step32(tree, g, row + 24);
        h = step32(tree, h, row + 28);
      }
      add(sum, tree + (a << 3));
      add(sum + 8, tree + (b << 3));
      add(sum + 16, tree + (c << 3));
      add(sum + 24, tree + (d << 3));
      add(sum + 32, tree + (e << 3));
      add(sum + 40, tree + (f << 3));
      add(sum + 48, tree + (g << 3));
      add(sum + 56, tree + (h << 3));
    }
  }
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function add(sum: usize, pathLength: usize): void {
  store<f64>(sum, load<f64>(sum) + load<f64>(pathLength));
}

/**
 * Adds to the sums the path length that each row of a block of float32 has in a linked tree.
 *
 * @param pathLengths - float64, one a node
 */
export function walk32(nodes: usize, pathLengths: usize, depth: u32, block: usize, rows: usize, sums: usize): void {
  walk<f32>(nodes, pathLengths, depth, block, rows, sums);
}

/** The same for a block of float64. */
export function walk64(nodes: usize, pathLengths: usize, depth: u32, block: usize, rows: usize, sums: usize): void {
  walk<f64>(nodes, pathLengths, depth, block, rows, sums);
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function walk<T>(nodes: usize, pathLengths: usize, depth: u32, block: usize, rows: usize, sums: usize): void {
  const width: usize = sizeof<T>();
  let sum = sums;
  const end = block + rows * width;
  for (let row = block; row < end; row += 4 * width, sum += 32) {
    let a = nodes;
    let b = nodes;
    let c = nodes;
    let d = nodes;
    for (let level: u32 = 0; level < depth; level++) {
      a = next<T>(nodes, a, row);
      b = next<T>(nodes, b, row + width);
      c = next<T>(nodes, c, row + 2 * width);
      d = next<T>(nodes, d, row + 3 * width);
    }
    add(sum, pathLengths + ((a - nodes) >> 1));
    add(sum + 8, pathLengths + ((b - nodes) >> 1));
    add(sum + 16, pathLengths + ((c - nodes) >> 1));
    add(sum + 24, pathLengths + ((d - nodes) >> 1));
  }
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function next<T>(nodes: usize, at: usize, row: usize): usize {
  const goesRight = <f64>load<T>(row + <usize>load<u32>(at, 8)) > load<f64>(at);
  return nodes + <usize>load<u32>(at, 12) + (<usize>goesRight << 4);
}

/**
 * Sums of path lengths → scores, in place: 2 to the power of −sum / normalization, as powerOfTwo.ts has it.
 *
 * Eight rows at once: a division waits for the one before it, and those of the other rows fill the time.
 *
 * @param sums - with room for a multiple of 8 rows
 */
export function scoreInPlace(sums: usize, rows: usize, normalization: f64): void {
  const divisor = f64x2.splat(normalization);
  for (let at = sums; at < sums + (rows << 3); at += 64) {
    const a = f64x2.div(f64x2.neg(v128.load(at)), divisor);
    const b = f64x2.div(f64x2.neg(v128.load(at, 16)), divisor);
    const c = f64x2.div(f64x2.neg(v128.load(at, 32)), divisor);
    const d = f64x2.div(f64x2.neg(v128.load(at, 48)), divisor);
    const exponentA = exponentOf(a);
    const exponentB = exponentOf(b);
    const exponentC = exponentOf(c);
    const exponentD = exponentOf(d);
    let powerA = f64x2.splat(1);
    let powerB = powerA;
    let powerC = powerA;
    let powerD = powerA;
    for (let term = TERMS; term > 0; term--) {
      const n = f64x2.splat(<f64>term);
      powerA = nextTerm(powerA, exponentA, n);
      powerB = nextTerm(powerB, exponentB, n);
      powerC = nextTerm(powerC, exponentC, n);
      powerD = nextTerm(powerD, exponentD, n);
    }
    storeScores(at, powerA, a);
    storeScores(at + 16, powerB, b);
    storeScores(at + 32, powerC, c);
    storeScores(at + 48, powerD, d);
  }
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function nearest(x: v128): v128 {
  return f64x2.floor(f64x2.add(x, f64x2.splat(0.5)));
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function exponentOf(x: v128): v128 {
  return f64x2.mul(f64x2.sub(x, nearest(x)), f64x2.splat(Math.LN2));
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function nextTerm(power: v128, exponent: v128, term: v128): v128 {
  return f64x2.add(f64x2.splat(1), f64x2.div(f64x2.mul(power, exponent), term));
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function storeScores(at: usize, power: v128, x: v128): void {
  const whole = nearest(x);
  store<f64>(at, f64x2.extract_lane(power, 0) * wholePower(f64x2.extract_lane(whole, 0)));
  store<f64>(at, f64x2.extract_lane(power, 1) * wholePower(f64x2.extract_lane(whole, 1)), 8);
}

/** 2 to the power of a whole number from −1022 to 0; 0 below that. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function wholePower(whole: f64): f64 {
  return whole < -1022 ? 0 : reinterpret<f64>((<i64>whole + 1023) << 52);
}
