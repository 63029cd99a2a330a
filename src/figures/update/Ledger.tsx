import type { ReactNode } from 'react';
import type { OneUpdate } from '../../training/one-update.ts';
import { Amount } from './Amount.tsx';

/** What the update is made of, and what it does to the loss: promised, and happened. */
export function Ledger({ update }: { update: OneUpdate }) {
  const { along, angle, before, after, promised, happened } = update;
  const isAdam = along === 'adam';
  const d = isAdam ? <i>d</i> : <i>g</i>;
  return (
    <table className="update-ledger">
      <caption className="vh">One update of the weights, in numbers</caption>
      <tbody>
        <Row says="the loss now" of={<Loss />}>
          <Amount name="before" value={before.loss} />
        </Row>
        <Row
          says="size of the gradient"
          of={
            <>
              ‖<i>g</i>‖
            </>
          }
        >
          <Amount name="norm" value={update.norm} />
        </Row>
        {isAdam && (
          <Row
            says="off the gradient"
            of={
              <>
                angle of <i>d</i> and <i>g</i>
              </>
            }
          >
            {Number.isNaN(angle) ? 'none' : <Amount name="angle" value={angle} />}
            {!Number.isNaN(angle) && '°'}
          </Row>
        )}
      </tbody>
      <tbody>
        <Row
          says="the gradient promises"
          of={
            isAdam ? (
              <>
                −<i>η g</i>·<i>d</i>
              </>
            ) : (
              <>
                −<i>η</i>‖<i>g</i>‖²
              </>
            )
          }
        >
          <Amount name="promised" value={promised} change />
        </Row>
        <Row
          says="what happens"
          of={
            <>
              <Loss by={d} /> − <Loss />
            </>
          }
        >
          <Amount name="happened" value={happened} change />
        </Row>
      </tbody>
      <tfoot>
        <Row says="the loss after" of={<Loss by={d} />}>
          <Amount name="after" value={after.loss} />
        </Row>
      </tfoot>
    </table>
  );
}

/** L(θ), or L(θ − η d). */
function Loss({ by }: { by?: ReactNode }) {
  return (
    <>
      <i>L</i>(<i>θ</i>
      {by && (
        <>
          {' '}
          − <i>η</i> {by}
        </>
      )}
      )
    </>
  );
}

function Row({ says, of, children }: { says: string; of: ReactNode; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{says}</th>
      <td className="update-formula">{of}</td>
      <td>{children}</td>
    </tr>
  );
}
