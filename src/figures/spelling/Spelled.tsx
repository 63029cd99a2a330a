import { formatProbability } from '../../notation/format.ts';
import { MOST_SPELLED, SPELLING } from '../../training/data/digits.ts';
import { stepOf, type Reading } from './reading.ts';

const [LANE, HEAD, FOOT] = [17, 44, 20] as const;
const HEIGHT = HEAD + SPELLING.length * LANE + FOOT;
const COLUMN = 100 / MOST_SPELLED;

export const signOf = (letter: string) => (letter === '.' ? 'end' : letter);

/** At each step of the spelling what each letter is given, and the letter that has most. */
export function Spelled({
  reading: { trace, said, asked },
  chosen,
}: {
  reading: Reading;
  chosen: number | null;
}) {
  // prettier-ignore
  const floor = HEAD + SPELLING.length * LANE;
  return (
    <div className="spelling-lanes">
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {chosen !== null && (
          <rect
            className="now"
            x={`${chosen * COLUMN}%`}
            y={0}
            width={`${COLUMN}%`}
            height={floor}
          />
        )}
        {[...SPELLING].map((letter, lane) => (
          <g key={letter}>
            <line x1="0" x2="100%" y1={HEAD + (lane + 1) * LANE} y2={HEAD + (lane + 1) * LANE} />
            <text className="lane" x="-8" y={HEAD + (lane + 1) * LANE - 4} textAnchor="end">
              {signOf(letter)}
            </text>
          </g>
        ))}
        {[...said].map((best, k) => {
          const z = trace.value(`readout.z@${stepOf(k)}`)!;
          return (
            <g key={k} className={k < asked.length ? undefined : 'past'}>
              <text className="best" x={`${(k + 0.5) * COLUMN}%`} y={18} textAnchor="middle">
                {signOf(best)}
              </text>
              <text x={`${(k + 0.5) * COLUMN}%`} y={37} textAnchor="middle">
                {formatProbability(z[SPELLING.indexOf(best)]!)}
              </text>
              {[...SPELLING].map((letter, lane) => (
                <g key={letter}>
                  <rect
                    className={letter === best ? 'bar best' : 'bar'}
                    x={`${(k + 0.04) * COLUMN}%`}
                    y={HEAD + lane * LANE + 3}
                    width={`${(z[lane]! * COLUMN * 0.92).toFixed(2)}%`}
                    height={LANE - 5}
                    suppressHydrationWarning
                  />
                  {letter === asked[k] && (
                    <rect
                      className="asked"
                      x={`${(k + 0.04) * COLUMN}%`}
                      y={HEAD + lane * LANE + 2}
                      width={`${COLUMN * 0.92}%`}
                      height={LANE - 3}
                    />
                  )}
                </g>
              ))}
              <text
                className="axis"
                x={`${(k + 0.5) * COLUMN}%`}
                y={HEIGHT - 4}
                textAnchor="middle"
              >
                {stepOf(k)}
              </text>
            </g>
          );
        })}
        <text className="axis" x="-8" y={HEIGHT - 4} textAnchor="end" fontStyle="italic">
          t
        </text>
      </svg>
    </div>
  );
}
