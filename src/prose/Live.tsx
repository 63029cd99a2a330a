import type { Trace } from '../engine/trace.ts';
import { norm } from '../engine/vector.ts';
import { Num } from '../figures/parts/Num.tsx';
import { atStep } from '../figures/parts/spotlight.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { formatNumber } from '../notation/format.ts';

interface Props {
  /** "1.h@2", or with the step in view "1.h@t", "1.h@t+1". */
  at: string;
  face?: 'value' | 'error' | 'share';
  /** From 0. */
  unit: number;
  /** Of a share: "alpha@t". */
  consumer?: string;
  /** What to say at a step that has no such number. */
  absent?: string;
}

/** A number of the network in a sentence. It follows every edit; choosing it opens it in the card. */
export function Live({ at, face = 'value', unit, consumer, absent = 'none' }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const address = atStep(at, step);
  const from = consumer && atStep(consumer, step);
  const value = read(trace, address, face, from)?.[unit];
  // At the ends of the sequence a sentence may speak of a step that is not there.
  if (value === undefined) return <span className="number">{absent}</span>;
  return (
    <Num
      at={address}
      face={face}
      index={[unit]}
      value={value}
      column={face !== 'value'}
      onOpen={() => lab.pinAt(`${address}.${unit}`)}
      {...(from !== undefined && { consumer: from })}
    />
  );
}

function read(trace: Trace, at: string, face: Props['face'], consumer: string | undefined) {
  if (face === 'value') return trace.value(at);
  if (face === 'error') return trace.error(at);
  return trace.shares(at).find((share) => share.consumer === consumer)?.values;
}

interface SizeProps {
  at: string;
  /** Of one step's loss alone; absent, of the whole loss. */
  loss?: number;
}

/** The size ‖∂L/∂h_t‖ of an error, in a sentence. */
export function Size({ at, loss }: SizeProps) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const address = atStep(at, step);
  const error = loss === undefined ? trace.error(address) : trace.errorByLoss(loss, address);
  return <span className="number">{error ? formatNumber(norm(error)) : 'none'}</span>;
}
