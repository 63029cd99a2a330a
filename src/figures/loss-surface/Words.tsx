import { formatNumber } from '../../notation/format.ts';
import { angleOf } from './descent.ts';
import { stepAt, thrownAt, type Descent, type Frame } from './model.ts';
import { WeightName } from './Name.tsx';
import { degrees } from './Readings.tsx';
import { isInView, sideOf } from './view.ts';

/** The present frame in words. */
export function Words({ frame }: { frame: Frame }) {
  const { setup, place, descents } = frame;
  const { at, view } = setup;
  const first = descents[0]?.path?.steps[0];
  if (!first)
    return (
      <strong>
        From these numbers the run explodes: there is no loss to go down from. Undo, or another
        start, brings the ways back.
      </strong>
    );
  return (
    <>
      {at === 0
        ? `At the start the loss is ${formatNumber(first.loss)} for all. `
        : `From a loss of ${formatNumber(first.loss)}, after ${at === 1 ? '1 update' : `${at} updates`}: `}
      {at > 0 &&
        descents.map(({ name, path }, k) => (
          <span key={name}>
            {k > 0 && (k === descents.length - 1 ? ' and ' : ', ')}
            {name} {lossOf(path, at)}
          </span>
        ))}
      {at > 0 && '. '}
      {setup.clip !== null && <Norms frame={frame} />}
      {!isInView(view, place) && `The start is outside the picture, ${sideOf(view, place)}. `}
      {descents.map((descent) => (
        <Thrown key={descent.name} descent={descent} frame={frame} />
      ))}
      <Angles descents={descents} at={at} />
    </>
  );
}

const lossOf = (path: Descent['path'], at: number) =>
  path === null || (path.exploded !== null && at >= path.exploded)
    ? `exploded at update ${path?.exploded ?? 0}: undo, or a smaller rate, brings it back`
    : formatNumber(stepAt(path, at).loss);

/** The update that led out of the picture: what it met, and where it went. */
function Thrown({ descent: { name, path }, frame }: { descent: Descent; frame: Frame }) {
  const { setup } = frame;
  const { at, view, pair } = setup;
  const k = path && thrownAt(path, at, view);
  if (!path || k === null) return null;
  const [from, to] = [path.steps[k - 1]!, path.steps[k]!];
  const now = stepAt(path, at);
  return (
    <>
      Update {k} of {name} met a gradient of norm {formatNumber(from.norm)} and took{' '}
      {pair.map((entry, axis) => (
        <span key={axis}>
          {axis === 1 && ' and '}
          <WeightName entry={entry} /> from {formatNumber(from.place[axis]!)} to{' '}
          {formatNumber(to.place[axis]!)}
        </span>
      ))}
      : out of the picture, {sideOf(view, to.place)}.{' '}
      {at > k && isInView(view, now.place) && 'It has come back since. '}
    </>
  );
}

/** How large the gradients are here, and what is clipped. */
function Norms({ frame: { setup, descents } }: { frame: Frame }) {
  const { at } = setup;
  const met = descents.flatMap(({ name, path }) =>
    path === null || (path.exploded !== null && at >= path.exploded)
      ? []
      : [{ name, step: stepAt(path, at) }],
  );
  if (met.length === 0) return null;
  return (
    <>
      The gradient’s norm is now{' '}
      {met.map(({ name, step: { norm, clipped } }, k) => (
        <span key={name}>
          {k > 0 && (k === met.length - 1 ? ' and ' : ', ')}
          {formatNumber(norm)} for {name}
          {clipped && `, whose update is made with ${formatNumber(setup.clip!)}`}
        </span>
      ))}
      .{' '}
    </>
  );
}

/** Which rules' next update is the gradient's direction, and which not. */
function Angles({ descents, at }: { descents: readonly Descent[]; at: number }) {
  const angles = descents.flatMap(({ name, path }) => {
    if (path === null || (path.exploded !== null && at >= path.exploded)) return [];
    const angle = angleOf(stepAt(path, at));
    return angle === null ? [] : [{ name, angle }];
  });
  if (angles.length === 0) return null;
  if (angles.every(({ angle }) => degrees(angle) === '0°'))
    return (
      <>
        The next update points along −<i>g</i>
        {angles.length > 1 && ' for each'}.
      </>
    );
  return (
    <>
      Between the next update and −<i>g</i>:{' '}
      {angles.map(({ name, angle }, k) => (
        <span key={name}>
          {k > 0 && (k === angles.length - 1 ? ' and ' : ', ')}
          {degrees(angle)} for {name}
        </span>
      ))}
      .
    </>
  );
}
