import './memory-cell/memory-cell.css';
import { useLabState, useTrace } from '../lab/react.ts';
import { CellLevel } from './memory-cell/CellLevel.tsx';
import { layoutOf, strandInView, type Faces, type View } from './memory-cell/model.ts';

interface Props {
  faces?: Faces;
  number?: string;
}

/** One recurrent cell opened at the step in view: every quantity, every error, and where each part of an error comes from. */
export function MemoryCell({ faces = 'all' }: Props) {
  const trace = useTrace();
  const t = useLabState(({ step }) => step);
  const pin = useLabState((state) => state.pin);
  const view: View = { trace, strand: strandInView(trace, pin), t, faces };
  const layout = layoutOf(view);
  return <div className="memory-cell">{layout && <CellLevel view={view} layout={layout} />}</div>;
}
