import type { ReactNode } from 'react';
import { useLab } from '../../lab/react.ts';
import type { Item } from '../unfolded/window.ts';
import { verbAt, type View } from './model.ts';

interface HeadProps {
  view: View;
  items: readonly Item[];
  focus: number;
}

/** The steps, each with what its gates do. */
export function Head({ view, items, focus }: HeadProps) {
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

/** A row of the table: its name, and a cell a step. */
export function Row({ name, title, items, focus, kind, children }: RowProps) {
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
