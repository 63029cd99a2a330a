import { useLab, useSetting } from '../../lab/react.ts';
import { updated, type OneUpdate } from '../../training/one-update.ts';

/** Makes the update: the lab's network becomes the updated one, and every figure of the page with it. */
export function Buttons({ update }: { update: OneUpdate }) {
  const lab = useLab();
  const { along, rate, before, after } = update;
  const [, set] = useSetting('along', 'gradient');
  const isMade = update.norm !== 0 && update.direction.every(Number.isFinite);
  const make = (count: number) => {
    const { experiment, made } = updated(before.experiment, along, rate, count);
    lab.replace(experiment);
    lab.notify(
      made < count
        ? `After ${made} of ${count} updates the next would leave the numbers that float64 can hold, so it was not made. A smaller η goes on.`
        : null,
    );
  };
  return (
    <div className="update-buttons controls">
      <button
        type="button"
        className="word"
        disabled={!isMade}
        onClick={() => lab.replace(after.experiment)}
      >
        Make this update
      </button>
      {[10, 100].map((count) => (
        <button
          key={count}
          type="button"
          className="word"
          disabled={!isMade}
          onClick={() => make(count)}
        >
          Make {count}
        </button>
      ))}
      <label>
        along{' '}
        <select
          className="plain-field"
          value={along}
          onChange={({ target }) => set(target.value === 'gradient' ? null : target.value)}
        >
          <option value="gradient">the gradient</option>
          <option value="adam">Adam’s first step</option>
        </select>
      </label>
      {along === 'adam' && (
        <p>
          Ten, or a hundred, let Adam begin with this step and go on. What it remembers of their
          gradients ends with them.
        </p>
      )}
    </div>
  );
}
