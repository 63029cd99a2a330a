/** What stands in a cell of the table. */
import { CellNum, PartNum, Plain } from './CellNum.tsx';
import { total, type Part, type View } from './model.ts';

export const None = () => <span className="none">none</span>;

/** What is asked for at a step, and the probability it is given. */
export function Label({ view, t, classes }: { view: View; t: number; classes: readonly string[] }) {
  const target = view.trace.experiment.targets[t - 1] ?? null;
  if (target === null) return <None />;
  const value = view.trace.value(`readout.z@${t}`)![target]!;
  const name = classes[target] ?? `class ${target + 1}`;
  return (
    <>
      {name} <Probability view={view} t={t} target={target} value={value} />
    </>
  );
}

function Probability({
  view,
  t,
  target,
  value,
}: {
  view: View;
  t: number;
  target: number;
  value: number;
}) {
  if (!view.own) return <Plain value={value} face="value" of={`value z@${t}`} />;
  const of = { ...view, strand: view.trace.forward.network.readout, unit: target };
  return <CellNum view={of} name="z" t={t} />;
}

interface SumProps {
  view: View;
  name: string;
  t: number;
  parts: readonly Part[];
  of: string;
}

/** Several parts of an error as one addend; one alone has an address. */
export function Sum({ view, name, t, parts, of }: SumProps) {
  const [only, ...more] = parts;
  if (!only) return <None />;
  if (more.length === 0) return <PartNum view={view} name={name} t={t} part={only} />;
  return <Plain value={total(parts)} face="error" of={`${of} @${t}`} />;
}
