import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bestBuild } from './kernels/program.ts';
import { createSimdLearner } from './simd.ts';
import { holdLearner } from './testing/conformance.ts';
import './testing/relaxed-simd.ts';

for (const build of ['simd', 'relaxed'] as const) {
  const file = new URL(`./kernels/built/${build}.wasm`, import.meta.url);
  const module = new WebAssembly.Module(readFileSync(file));
  holdLearner(`the learner in WebAssembly (${build})`, (shape) =>
    createSimdLearner(shape, module, build),
  );
}

it('this machine is found to run the build with relaxed SIMD', () => {
  expect(bestBuild()).toBe('relaxed');
});
