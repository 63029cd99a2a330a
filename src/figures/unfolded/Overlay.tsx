import { useLab } from '../../lab/react.ts';
import { at, type DrawingProps } from './Drawing.tsx';
import { Fields } from './Fields.tsx';
import { REACH } from './window.ts';

/** What can be changed or chosen, laid over the drawing, column by column. */
export function Overlay({ trace, grid, places, focus, folded, isPen }: DrawingProps) {
  const lab = useLab();
  const { inputs, targets } = trace.experiment;
  return places.items.map((item) => {
    const style = at(folded ? 0 : item.x);
    if (item.kind === 'gap') {
      // As many steps on as are drawn at once, so that none is passed over.
      const to =
        item.to < focus
          ? Math.max(item.to - REACH, item.from)
          : Math.min(item.from + REACH, item.to);
      return (
        <div key={`gap ${item.to}`} className="placed copy" style={style}>
          <button
            type="button"
            className="word gap"
            style={{ width: item.width, top: grid.bands[0]!.symbols - 14 }}
            aria-label={`Steps ${item.from} to ${item.to} are not drawn. Go to step ${to}`}
            onClick={() => lab.goTo(to)}
          >
            … {item.to - item.from + 1} steps …
          </button>
        </div>
      );
    }
    const { t } = item;
    return (
      <div key={t} className={t === focus ? 'placed' : 'placed copy'} style={style}>
        <Fields
          lab={lab}
          grid={grid}
          t={t}
          isFocus={t === focus}
          input={inputs[t - 1]!}
          target={targets[t - 1] ?? null}
          classes={trace.forward.network.readout.plan.size}
          isPen={isPen}
        />
      </div>
    );
  });
}
