/** What 128-bit arithmetic alone would take: how many multiply-adds an update needs, and how many this machine does in a second. */
import binaryen from 'binaryen';
import type { Build } from '../src/training/kernels/program.ts';
import { strandsOf, type Shape } from '../src/training/shape.ts';

/**
 * The multiply-adds of the matrix products of one update (a batch that has B rows of T steps, dense inputs): each weight once forward and once
 * in its gradient, and once more on the way back where what it multiplies has an error: everything but the inputs.
 */
export function multiplyAdds(shape: Shape, rows: number, steps: number): number {
  const each = strandsOf(shape).flatMap(({ plan, level }) =>
    plan.parameters
      .filter(({ cols }) => cols > 0)
      .map(({ name, length }) => {
        const { ofInput } = plan.cell.weights.find((weight) => weight.name === name)!;
        return length * (level === 0 && ofInput ? 2 : 3);
      }),
  );
  return rows * steps * each.reduce((a, b) => a + b, 0);
}

/** Sums that do not wait for one another: more than latency × units of any core of today (5 × 2), fewer than its registers. */
const SUMS = 12;
const TURNS = 1_000_000;

/** A timing of nothing but such multiply-adds, four at a time, in registers: how many a second. */
export async function arithmetic(build: Build): Promise<() => number> {
  const sums = Array.from({ length: SUMS }, (_, k) => `$s${k}`);
  const madd = (sum: string) =>
    build === 'relaxed'
      ? `(f32x4.relaxed_madd (local.get $x) (local.get $y) (local.get ${sum}))`
      : `(f32x4.add (f32x4.mul (local.get $x) (local.get $y)) (local.get ${sum}))`;
  const program = binaryen.parseText(`(module (func (export "run") (param $n i32) (result f32)
    (local $x v128) (local $y v128) ${sums.map((sum) => `(local ${sum} v128)`).join(' ')}
    (local.set $x (f32x4.splat (f32.const 0.5))) (local.set $y (f32x4.splat (f32.const 0.25)))
    (loop $again
      ${sums.map((sum) => `(local.set ${sum} ${madd(sum)})`).join('\n      ')}
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (f32x4.extract_lane 0 ${sums
      .map((sum) => `(local.get ${sum})`)
      .reduce((a, b) => `(f32x4.add ${a} ${b})`)})))`);
  program.setFeatures(binaryen.Features.All);
  const module = await WebAssembly.compile(program.emitBinary() as Uint8Array<ArrayBuffer>);
  const run = new WebAssembly.Instance(module).exports.run as (turns: number) => number;
  for (let k = 0; k < 10; k++) run(TURNS);
  return () => {
    const start = performance.now();
    run(TURNS);
    return (TURNS * SUMS * 4 * 1000) / (performance.now() - start);
  };
}
