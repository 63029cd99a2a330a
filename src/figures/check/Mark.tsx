import type { Verdict } from '../../engine/derived/verdict.ts';

const SHAPES: Readonly<Record<Verdict, string>> = {
  right: 'M1.5 5.5l2.6 3L8.7 1.8',
  wrong: 'M1.8 1.8l6.6 6.6M8.4 1.8L1.8 8.4',
  unknown: 'M1.5 5h7',
};

/** A tick, a cross, or a dash: the shape says it, the second ink repeats it. What stands beside it says it in words. */
export function Mark({ verdict }: { verdict: Verdict }) {
  return (
    <svg className={`mark ${verdict}`} width="10" height="10" viewBox="0 0 10 10" aria-hidden>
      <path d={SHAPES[verdict]} />
    </svg>
  );
}
