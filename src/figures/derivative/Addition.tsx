import { formatNumber } from '../../notation/format.ts';
import { StateName } from '../triangle/Names.tsx';
import { isOwn, type Derivation } from './derivation.ts';
import { Derived } from './Derived.tsx';

/** Of a larger state the products are too many to be read. */
const MOST_UNITS = 6;

/** immediate + ∂h_t/∂h_{t−1} · total before = total, as a written addition. */
export function Addition({ shown, isTotal }: { shown: Derivation; isTotal: boolean }) {
  const { derivatives, through, t, before } = shown;
  const { immediate, total } = derivatives;
  const rows = isTotal && through && through.length <= MOST_UNITS ? through : [];
  const isLater = t !== shown.first || !isOwn(shown);
  return (
    <table className="derivative-sum">
      <caption className="vh">The total derivative as a sum</caption>
      <tbody>
        <tr>
          <th scope="row">
            immediate, the use at <i>t</i> = {t}
          </th>
          <td>
            <Derived value={immediate} name="immediate" guard />
          </td>
        </tr>
        {isLater && (
          <tr className={isTotal ? undefined : 'out'}>
            <th scope="row">
              {isOwn(shown) ? (
                <>
                  through <StateName shown={shown} t={before} whole />
                </>
              ) : (
                'through all other uses'
              )}
              {!isTotal && ': held fixed'}
            </th>
            <td>
              <Derived value={total - immediate} name="through" guard />
            </td>
          </tr>
        )}
        {rows.length > 0 && (
          <tr className="product-row">
            <td colSpan={2}>
              how fast <StateName shown={shown} t={t} /> moves with it × its own total:
            </td>
          </tr>
        )}
        {rows.map(({ unit, jacobian, total: earlier }) => (
          <tr key={unit} className="product-row">
            <td colSpan={2}>
              <StateName shown={{ ...shown, unit }} t={before} />: {formatNumber(jacobian)} ×{' '}
              {formatNumber(earlier)} = {formatNumber(jacobian * earlier)}
            </td>
          </tr>
        ))}
      </tbody>
      {isTotal && (
        <tfoot>
          <tr>
            <th scope="row">total, the sum</th>
            <td>
              <Derived value={total} name="total" guard />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
