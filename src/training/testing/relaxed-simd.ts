/** To be imported for its effect: what browsers have had since 2023 or 2024 Node 20 has behind a flag, which is set before the first module is compiled. */
import { setFlagsFromString } from 'node:v8';
import { bestBuild } from '../kernels/program.ts';

if (bestBuild() === 'simd') setFlagsFromString('--experimental-wasm-relaxed-simd');
