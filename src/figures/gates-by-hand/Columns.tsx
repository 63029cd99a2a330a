import type { ReactNode } from 'react';
import type { Item } from '../unfolded/window.ts';
import { quantityInWords } from '../../notation/words.ts';
import { CellNum, PartNum, Plain, Sym } from './CellNum.tsx';
import { GATES, type Hand } from './hand.ts';
import { GateSlider } from './GateSlider.tsx';
import { Lane, Levels } from './Levels.tsx';
import { Label, None, Sum } from './Entries.tsx';
import { memoryParts, stateParts, writtenAt, type View } from './model.ts';
import { Head, Row } from './Row.tsx';

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
