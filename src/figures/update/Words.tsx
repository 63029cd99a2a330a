import type { ReactNode } from 'react';
import { formatNumber } from '../../notation/format.ts';
import type { OneUpdate } from '../../training/one-update.ts';
import type { Point } from './line.ts';

const N = ({ of }: { of: number }) => <span className="number">{formatNumber(of)}</span>;

/** What was promised, what happens, and where the line would be lowest. */
export function Words(props: {
  update: OneUpdate;
  lowest: Point | null;
  falls: boolean;
  reach: number;
}) {
  const { update, lowest, falls, reach } = props;
  const { before, after, rate, norm, promised } = update;
  if (before.labelled.length === 0)
    return <>No step has a label, so there is no loss, and no gradient that says where to go.</>;
  if (norm === 0) return <>The gradient is 0 in every weight: no step along it moves anything.</>;
  if (!Number.isFinite(after.loss) || !Number.isFinite(promised))
    return (
      <>
        With <Eta rate={rate} /> the update leaves the numbers that float64 can hold: of the network
        it makes there is no loss. A smaller <i>η</i> takes a step that stays.
      </>
    );
  const promisedLoss = before.loss + promised;
  return (
    <>
      With <Eta rate={rate} /> {update.along === 'adam' && <Off angle={update.angle} />}the gradient
      promises the loss to fall by <N of={-promised} />
      {promisedLoss < 0 && (
        <>
          , to <N of={promisedLoss} />, where no loss can be
        </>
      )}
      ; <Happened {...update} /> <Line lowest={lowest} falls={falls} reach={reach} />
    </>
  );
}

const Eta = ({ rate }: { rate: number }) => (
  <span className="nowrap">
    <i>η</i> = <N of={rate} />
  </span>
);

const Off = ({ angle }: { angle: number }) => (
  <>
    Adam’s first step goes <N of={angle} />° off the gradient. Along it{' '}
  </>
);

function Happened({ happened, promised, after }: OneUpdate) {
  const now = (
    <>
      It is <N of={after.loss} /> then.
    </>
  );
  if (happened === 0) return <>it does not move in a single digit. {now}</>;
  if (happened > 0)
    return (
      <>
        <strong>
          it rises by <N of={happened} /> instead
        </strong>
        . The direction does not hold for so long a step. {now}
      </>
    );
  return (
    <>
      it falls by <N of={-happened} />, {shareInWords(happened / promised)}. {now}
    </>
  );
}

/** What came of the promise. */
function shareInWords(share: number): ReactNode {
  const off = Math.abs(share - 1);
  if (off < 0.001) return 'all of it to within a thousandth';
  const percent = 100 * share;
  if (off < 0.1) return `${percent.toFixed(1)} % of that`;
  return percent < 1 ? 'less than 1 % of that' : `${Math.round(percent)} % of that`;
}

function Line({ lowest, falls, reach }: { lowest: Point | null; falls: boolean; reach: number }) {
  if (lowest)
    return (
      <>
        On this line the loss is least at{' '}
        <span className="nowrap">
          <i>s</i> = <N of={lowest.s} />
        </span>
        : <N of={lowest.loss} />.
      </>
    );
  if (!falls) return null;
  return (
    <>
      Along the line it falls on, less and less, as far as it is drawn (<i>s</i> = {reach}).
    </>
  );
}
