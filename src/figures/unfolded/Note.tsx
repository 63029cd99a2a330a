import type { Trace } from '../../engine/trace.ts';
import { MOST_ROWS, roadsInto, strandsDrawn, type Faces } from './model.ts';
import { MOST_STEPS } from './window.ts';

/** What the drawing leaves out, in sentences; nothing where it leaves out nothing. */
export function Note({ trace, faces }: { trace: Trace; faces: Faces }) {
  const strands = strandsDrawn(trace);
  const { cell } = strands[0]!.plan;
  const ways = roadsInto(trace, strands[0]!.key, 1).filter(({ from }) => from === 'future');
  const sizes = [
    ...[trace.experiment.inputs[0]!.length, trace.forward.network.readout.plan.size],
    ...strands.map(({ plan }) => plan.size),
  ];
  const sentences = [
    cell.state.length > 1 || cell.equations.length > 2 ? (
      <span key="cell">
        Of a step only <i>h</i> is drawn; what goes on inside the {cell.title} has a figure of its
        own.{' '}
        {faces === 'all' && ways.length > 1 && (
          <>
            The next step uses <i>h</i> in {ways.length} ways, through{' '}
            {ways.map(({ consumer }, k) => (
              <span key={consumer}>
                {k > 0 && (k === ways.length - 1 ? ' and ' : ', ')}
                <Name name={consumer.split('@')[0]!} />
              </span>
            ))}
            : what comes back through them is added in one line here, and written one by one in the
            card.{' '}
          </>
        )}
      </span>
    ) : null,
    trace.steps > MOST_STEPS && (
      <span key="steps">
        Of {trace.steps} steps the drawing has those near the one in view, the first and the
        last.{' '}
      </span>
    ),
    Math.max(...sizes) > MOST_ROWS && (
      <span key="rows">
        It has the first {MOST_ROWS} rows of each stave; the table has them all.{' '}
      </span>
    ),
  ].filter(Boolean);
  return sentences.length === 0 ? null : <p className="unfolded-note">{sentences}</p>;
}

/** a_f, with its index set lower. */
function Name({ name }: { name: string }) {
  const [letter, index] = name.split('_');
  return (
    <>
      <i>{letter}</i>
      {index && <sub>{index}</sub>}
    </>
  );
}
