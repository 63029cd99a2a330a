/** The trace as the JSON document of the specification: nested objects, keys in the order of the definitions. */
import type { QuantitySlot } from './plan.ts';
import type { Strand } from './network.ts';
import { timeOf } from './network.ts';
import { formatAddress } from './address.ts';
import type { Table } from './table.ts';
import type { Trace } from './trace.ts';

type Json = number | string | null | Json[] | { [key: string]: Json };

/**
 * JSON has no infinities: a number that overflowed is written as the string "Infinity", "-Infinity" or "NaN".
 * `overflow` is present, with the address of the first such number, only where there is one.
 */
export function traceToJson(trace: Trace): { [key: string]: Json } {
  const perStrand = (of: (strand: Strand) => Json) =>
    Object.fromEntries(trace.strands.map((strand) => [strand.key, of(strand)]));
  const perParameter = (of: (strand: Strand, name: string) => Json) =>
    perStrand((strand) =>
      Object.fromEntries(strand.plan.parameters.map(({ name }) => [name, of(strand, name)])),
    );
  const steps = Array.from({ length: trace.steps }, (_, k) => k + 1);
  const { overflow } = trace;

  return {
    loss: number(trace.loss),
    losses: trace.losses.map((loss) => (loss === null ? null : number(loss))),
    ...(overflow && { overflow: { face: overflow.face, at: formatAddress(overflow.address) } }),
    values: perStrand((strand) => ({
      ...perQuantity(trace, strand, listed(strand), (address) => vector(trace.value(address)!)),
      ...(strand.key === 'readout' && {
        z: Object.fromEntries(steps.map((t) => [t, vector(trace.value(`readout.z@${t}`)!)])),
      }),
    })),
    errors: perStrand((strand) =>
      perQuantity(trace, strand, listed(strand), (address) => vector(trace.error(address)!)),
    ),
    shares: perHidden(trace, (strand) =>
      perQuantity(trace, strand, listed(strand), (address) =>
        Object.fromEntries(
          trace.shares(address).map(({ consumer, values }) => [consumer, vector(values)]),
        ),
      ),
    ),
    gradients: perParameter(({ key }, name) => table(trace.gradient(key, name)!)),
    gradientsByStep: perParameter(({ key }, name) =>
      Object.fromEntries(steps.map((t) => [t, table(trace.gradientByStep(key, name, t)!)])),
    ),
    errorsByLoss: errorsByLoss(trace, steps),
  };
}

function errorsByLoss(trace: Trace, steps: readonly number[]): Json {
  return perHidden(trace, (strand) =>
    Object.fromEntries(
      trace.labelled.map((s) => [
        s,
        Object.fromEntries(
          steps
            .filter((t) => trace.reaches(s, strand, t))
            .map((t) => [
              t,
              vector(
                trace.errorByLoss(s, { layer: strand.key, name: strand.plan.output.name, t })!,
              ),
            ]),
        ),
      ]),
    ),
  );
}

function perHidden(trace: Trace, of: (strand: Strand) => Json): { [key: string]: Json } {
  const hidden = trace.strands.filter(({ key }) => key !== 'readout');
  return Object.fromEntries(hidden.map((strand) => [strand.key, of(strand)]));
}

/** The readout's input is the h below, and listed there. */
function listed({ plan, key }: Strand): QuantitySlot[] {
  return key === 'readout' ? plan.quantities.slice(1) : [...plan.quantities];
}

function perQuantity(
  trace: Trace,
  strand: Strand,
  quantities: readonly QuantitySlot[],
  of: (address: { layer: string; name: string; t: number }) => Json,
): { [key: string]: Json } {
  return Object.fromEntries(
    quantities.map(({ name, state }) => {
      const byTime: [number, Json][] = [];
      for (let position = state ? 0 : 1; position <= trace.steps; position++) {
        const t = timeOf(strand, trace.steps, position);
        byTime.push([t, of({ layer: strand.key, name, t })]);
      }
      return [name, Object.fromEntries(byTime)];
    }),
  );
}

function number(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

function vector(values: ArrayLike<number>): Json[] {
  return Array.from(values, number);
}

function table({ rows, cols, data }: Table): Json {
  if (cols === 0) return vector(data);
  return Array.from({ length: rows }, (_, i) => vector(data.subarray(i * cols, (i + 1) * cols)));
}
