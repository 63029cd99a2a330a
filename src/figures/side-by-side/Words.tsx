import type { ReactNode } from 'react';
import { formatAddress } from '../../engine/address.ts';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { carrierOf, lineOf, type Line, type Panel } from './model.ts';
import { MANY, type Setup } from './setup.ts';
import { gatesOf, standingOf, stepsInWords } from './words.ts';

const N = ({ children }: { children: ReactNode }) => <span className="number">{children}</span>;
const Size = ({ log }: { log: number }) => <N>{formatPowerOfTen(log)}</N>;

/** The whole figure in words: how the networks start, what becomes of the error in each, and who passes on most. */
export function Words({ panels, setup }: { panels: readonly Panel[]; setup: Setup | null }) {
  return (
    <>
      {setup && <Start setup={setup} />}
      {panels.map((panel) => (
        <PanelWords key={panel.name} panel={panel} />
      ))}
      <Gates panels={panels} />
      <StandingWords panels={panels} />
    </>
  );
}

function Start({ setup: { seed, units, rule, steps } }: { setup: Setup }) {
  return (
    <>
      Nothing is learned yet: <i>n</i> = {units} units each, drawn from the seed {seed},{' '}
      {rule.recurrent === 'orthogonal'
        ? 'the recurrent matrices orthogonal'
        : 'all weights evenly between −1/√n and 1/√n'}
      {rule.gain !== 1 && <>, the recurrent ones times {formatNumber(rule.gain)}</>}, with{' '}
      <span className="nowrap">
        <i>b</i>
        <sub className="italic">f</sub> = <i>b</i>
        <sub className="italic">u</sub> = <N>{formatNumber(rule.keep ?? 0)}</N>
      </span>
      . The one loss stands at{' '}
      <span className="nowrap">
        <i>t</i> = {steps}
      </span>
      .{' '}
    </>
  );
}

function PanelWords({ panel }: { panel: Panel }) {
  const { trace, curve } = panel;
  const name = panel.name + placeWords(panel);
  const carrier = carrierOf(panel);
  if (trace.overflow?.face === 'value') {
    const { address } = trace.overflow;
    return (
      <strong>
        {name}: {address.name} exploded at <i>t</i> = {address.t} ({formatAddress(address)}), and
        with it all that is computed from it.{' '}
      </strong>
    );
  }
  if (!curve || !carrier) return <>{name}: no step has a label, so no error comes back. </>;
  if (curve.error[0] === -Infinity) return <>{name}: its loss sends no error. </>;
  const { rate, sizes } = carrier;
  if (!rate)
    return (
      <>
        {name}: the error of <i>{carrier.kind}</i> has the size <Size log={sizes[0]!} />
        {curve.times.length === 1 ? '; no step stands before it. ' : '. '}
        <EndWords line={carrier} />
      </>
    );
  return (
    <>
      {name}: over {stepsInWords(rate.steps)} the error of <i>{carrier.kind}</i> goes from{' '}
      <Size log={sizes[0]!} /> to <Size log={rate.last} />, times <N>{formatNumber(rate.factor)}</N>{' '}
      a step. <EndWords line={carrier} />
    </>
  );
}

/** Where in a network of several strands the error is looked at. */
function placeWords({ trace, layer }: Panel): string {
  const isTwoWay = trace.strandIndex(`${layer}b`) >= 0;
  if (isTwoWay) return ' (its top layer, in the direction from the first step to the last)';
  return layer === '1' ? '' : ' (its top layer)';
}

/** Why the curve ends before the way does. */
function EndWords({ line: { end } }: { line: Line }) {
  if (!end) return null;
  const at = `After ${stepsInWords(end.distance)}`;
  if (end.why === 'overflow')
    return <strong>{at} it is more than float64 can hold (1.80×10³⁰⁸): it exploded. </strong>;
  if (end.why === 'underflow')
    return (
      <>
        {at} it is below 4.94×10⁻³²⁴, the smallest number that float64 has: what is written there is
        0, and the curve ends.{' '}
      </>
    );
  return <>{at} it is 0: nothing is sent on. </>;
}

/** How far the gates stand open, and what they alone would do. */
function Gates({ panels }: { panels: readonly Panel[] }) {
  return gatesOf(panels).map(({ name, words }) => {
    const panel = panels.find((one) => one.name === name)!;
    const mean = panel.kept?.mean ?? null;
    const rate = lineOf(panel, 'kept')?.rate;
    if (mean === null || !Number.isFinite(mean) || !rate) return null;
    return (
      <span key={name}>
        The {words}s of the {name} stand at <N>{formatNumber(mean)}</N> on the mean, and alone would
        leave <N>{formatNumber(rate.factor)}</N> a step.{' '}
      </span>
    );
  });
}

function StandingWords({ panels }: { panels: readonly Panel[] }) {
  const passed = panels.flatMap((panel) => {
    const rate = carrierOf(panel)?.rate;
    return rate ? [{ name: panel.name, gated: panel.kept !== null, factor: rate.factor }] : [];
  });
  const standing = passed.length === panels.length ? standingOf(passed) : null;
  if (!standing) return null;
  const { most, least, beaten } = standing;
  const plain = passed.filter(({ gated }) => !gated);
  return (
    <>
      {most !== null && <>Step by step, most is passed on in the {most}</>}
      {most !== null && least !== null && <>, least in the {least}</>}
      {most !== null && '. '}
      {beaten.length > 0 && (
        <strong>
          The {beaten.join(' and the ')} {beaten.length > 1 ? 'pass' : 'passes'} on less than{' '}
          {plain.length === 1 ? `the ${plain[0]!.name}` : 'any network without gates'}: here gates
          do not help.
        </strong>
      )}
    </>
  );
}

/** What the band is made of; while it is being made, that it is. */
export const bandWords = (isThere: boolean) =>
  isThere
    ? `Band: the seeds 1 to ${MANY}.`
    : `The seeds 1 to ${MANY} are being drawn and carried back …`;
