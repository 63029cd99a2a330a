import type { Kind } from './model.ts';

interface Props {
  kind: Kind;
  /** The gate that keeps: f, u. */
  gate?: string | undefined;
  /** In a drawing. */
  svg?: boolean;
}

/** "h", "c", "f alone". */
export function KindName({ kind, gate = '', svg = false }: Props) {
  const letter = kind === 'kept' ? gate : kind;
  return (
    <>
      {svg ? <tspan className="italic">{letter}</tspan> : <i>{letter}</i>}
      {kind === 'kept' && ' alone'}
    </>
  );
}
