import type { ReactNode } from 'react';
import { useLab } from '../../lab/react.ts';
import type { Item } from '../unfolded/window.ts';
import { quantityInWords } from '../../notation/words.ts';
import { CellNum, PartNum, Plain, Sym } from './CellNum.tsx';
import { GATES, type Hand } from './hand.ts';
import { GateSlider } from './GateSlider.tsx';
import { Lane, Levels } from './Levels.tsx';
import {
  memoryParts,
  stateParts,
  total,
  verbAt,
  writtenAt,
  type Part,
  type View,
} from './model.ts';

interface Props {
  view: View;
  items: readonly Item[];
  focus: number;
  hand: Hand;
  classes: readonly string[];
}

/** A column a step; from the top down the state, the memory, the error of the memory, the gates. */
export function Columns({ view, items, focus, hand, classes }: Props) {
  const row = (
    name: string,
    title: ReactNode,
    cell: (t: number) => ReactNode,
    kind?: 'value' | 'error',
  ) => (
    <Row key={name} name={name} title={title} items={items} focus={focus} kind={kind}>
      {cell}
    </Row>
  );
  const at = (name: string) => (view.own ? `${view.strand.key}.${name}@t` : undefined);
  const c = <Sym name="c" t="t" at={at('c')} />;
  const h = <Sym name="h" t="t" at={at('h')} />;
  const steps = view.trace.steps;
  const hasPeepholes = memoryParts(view, 1).gates.length > 0;
  return (
    <table>
      <Head view={view} items={items} focus={focus} />
      <tbody>
        {row('label', 'label', (t) => (
          <Label view={view} t={t} classes={classes} />
        ))}
        {row(
          'above',
          <>from above</>,
          (t) => (
            <Sum view={view} name="h" t={t} parts={stateParts(view, t).above} of="above" />
          ),
          'error',
        )}
        {row(
          'gates-after',
          <>
            from the gates of <i>t</i> + 1
          </>,
          (t) => {
            if (t === steps) return <None />;
            return <Sum view={view} name="h" t={t} parts={stateParts(view, t).gates} of="gates" />;
          },
          'error',
        )}
        {row(
          'h-error',
          <Sym name="h" t="t" error at={at('h')} />,
          (t) => (
            <CellNum view={view} name="h" t={t} face="error" />
          ),
          'error',
        )}
        {row(
          'h',
          <>
            {h} = <i>o</i> ⊙ tanh <i>c</i>
          </>,
          (t) => (
            <CellNum view={view} name="h" t={t} />
          ),
          'value',
        )}
        {row('levels', <>memory {c}</>, (t) => (
          <Levels view={view} t={t} />
        ))}
        {row(
          'kept',
          <>
            kept, <i>f</i> ⊙ <Sym name="c" t="t−1" />
          </>,
          (t) => (
            <Plain value={writtenAt(view, t).kept} face="value" of={`kept @${t}`} />
          ),
          'value',
        )}
        {row(
          'written',
          <>
            written, <i>i</i> ⊙ <i>g</i>
          </>,
          (t) => (
            <Plain value={writtenAt(view, t).written} face="value" of={`written @${t}`} />
          ),
          'value',
        )}
        {row(
          'c',
          c,
          (t) => (
            <CellNum view={view} name="c" t={t} />
          ),
          'value',
        )}
        {row('lane', <>its error, going back</>, (t) => (
          <Lane view={view} t={t} />
        ))}
        {row(
          'read',
          <>from {h}</>,
          (t) => (
            <Sum view={view} name="c" t={t} parts={[memoryParts(view, t).read!]} of="read" />
          ),
          'error',
        )}
        {row(
          'next',
          <>
            from <Sym name="c" t="t+1" />
          </>,
          (t) => {
            const { next } = memoryParts(view, t);
            return next ? <PartNum view={view} name="c" t={t} part={next} /> : <None />;
          },
          'error',
        )}
        {hasPeepholes &&
          row(
            'peepholes',
            'from gates that look',
            (t) => (
              <Sum view={view} name="c" t={t} parts={memoryParts(view, t).gates} of="peepholes" />
            ),
            'error',
          )}
        {row(
          'c-error',
          <Sym name="c" t="t" error at={at('c')} />,
          (t) => (
            <CellNum view={view} name="c" t={t} face="error" />
          ),
          'error',
        )}
        {GATES.map((gate) =>
          row(
            gate,
            <>
              <Sym name={gate} t="t" at={at(gate)} />{' '}
              <span className="gate-word">{quantityInWords(view.strand.plan.cell, gate)}</span>
              <span className="gate-error">
                and <Sym name={gate} t="t" error at={at(gate)} />
              </span>
            </>,
            (t) => (
              <div className="gate" data-gate={`${gate}@${t}`}>
                <GateSlider view={view} gate={gate} t={t} hand={hand} />
                <CellNum view={view} name={gate} t={t} />
                <CellNum view={view} name={gate} t={t} face="error" />
              </div>
            ),
          ),
        )}
      </tbody>
    </table>
  );
}

/** The steps, each with what its gates do. */
function Head({ view, items, focus }: Pick<Props, 'view' | 'items' | 'focus'>) {
  const lab = useLab();
  return (
    <thead>
      <tr>
        <td className="names" />
        {items.map((item) =>
          item.kind === 'gap' ? (
            <td key={`gap ${item.from}`} className="gap">
              …
            </td>
          ) : (
            <th key={item.t} scope="col" className={item.t === focus ? 'now' : undefined}>
              <button
                type="button"
                aria-current={item.t === focus ? 'step' : undefined}
                onClick={() => lab.goTo(item.t)}
              >
                <i>t</i> = {item.t}
              </button>
              <span className="verb">{verbAt(view, item.t) ?? 'in between'}</span>
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

interface RowProps {
  name: string;
  title: ReactNode;
  items: readonly Item[];
  focus: number;
  kind: 'value' | 'error' | undefined;
  children: (t: number) => ReactNode;
}

function Row({ name, title, items, focus, kind, children }: RowProps) {
  return (
    <tr className={`row-${name}${kind ? ` ${kind}s` : ''}`}>
      <th scope="row" className="names">
        {title}
      </th>
      {items.map((item) =>
        item.kind === 'gap' ? (
          <td key={`gap ${item.from}`} className="gap" />
        ) : (
          <td key={item.t} className={item.t === focus ? 'now' : undefined}>
            {children(item.t)}
          </td>
        ),
      )}
    </tr>
  );
}

const None = () => <span className="none">none</span>;

/** What is asked for at a step, and the probability it is given. */
function Label({ view, t, classes }: { view: View; t: number; classes: readonly string[] }) {
  const target = view.trace.experiment.targets[t - 1] ?? null;
  if (target === null) return <span className="none">none</span>;
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
function Sum({ view, name, t, parts, of }: SumProps) {
  const [only, ...more] = parts;
  if (!only) return <None />;
  if (more.length === 0) return <PartNum view={view} name={name} t={t} part={only} />;
  return <Plain value={total(parts)} face="error" of={`${of} @${t}`} />;
}
