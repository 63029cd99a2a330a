import type { ReactNode } from 'react';
import type { Part, Row } from '../../notation/working.ts';
import type { ScalarFunction } from '../../engine/functions.ts';
import { parseAddress } from '../../engine/address.ts';
import { quantityPlace } from '../../lab/place.ts';
import { indexWords, unitName } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import type { Start } from '../../lab/store.ts';
import { formatColumn } from '../../notation/column.ts';
import { formatNumber } from '../../notation/format.ts';
import { Field } from '../parts/Field.tsx';
import { ColumnText, Num } from '../parts/Num.tsx';
import { errorTone } from '../parts/tone.ts';

/** A written calculation: sections of rows that multiply, under one sum. */
export function Ledger({ children }: { children: ReactNode }) {
  return <table className="ledger">{children}</table>;
}

interface SectionProps {
  title: ReactNode;
  /** The number that the rows add up to. */
  total: ReactNode;
  rows: readonly Row[];
  /** Signed ink for errors, plain for values. */
  face: 'value' | 'error';
}

/** A share, or any addend, and the products it is made of. */
export function Section({ title, total, rows, face }: SectionProps) {
  const { names } = useLab().start;
  return (
    <tbody>
      <tr className="section">
        <th colSpan={2} scope="rowgroup">
          {title}
        </th>
        <td>{total}</td>
      </tr>
      {rows.map((row, k) => (
        <tr key={k}>
          <td className="factors">
            {row.sign < 0 && <span className="times">−</span>}
            {row.fn && <span className="words">{row.fn} of </span>}
            {row.parts.map((part, p) => (
              <span key={p}>
                {p > 0 && <span className="times">×</span>}
                <PartNumber part={part} />
              </span>
            ))}
          </td>
          <td className="words">{wordsOf(row, names)}</td>
          <td>
            {face === 'error' ? (
              <span className={errorTone(row.value).className} style={errorTone(row.value).style}>
                <span className="product">
                  <ColumnText value={row.value} signed />
                </span>
              </span>
            ) : (
              formatColumn(row.value)
            )}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Where the number that a weight multiplies stands. */
function wordsOf({ parts }: Row, names: Start['names']): string {
  const read = parts.filter(({ face, at }) => face !== 'weight' && at !== null);
  if (read.length !== 1 || parts.length < 2) return '';
  const { layer = '', name = '' } = parseAddress(read[0]!.at!) ?? {};
  return unitName(names, layer, name, read[0]!.index[0] ?? 0);
}

/** A number of a row: a weight can be changed here too, a quantity opened. */
function PartNumber({ part }: { part: Part }) {
  const lab = useLab();
  const { at, face, index, value, form } = part;
  if (at === null) return <>{formatNumber(value)}</>;
  if (face === 'weight') {
    const [layer = '', parameter = ''] = at.split('.');
    const entry = { layer, parameter, index };
    return (
      <Field
        at={at}
        face="value"
        index={index}
        value={value}
        label={`${parameter} ${indexWords(index)}, in the card`}
        onChange={(number) => lab.setEntry(entry, number)}
      />
    );
  }
  const open = () => lab.pinAt([at, ...index].join('.'));
  if (form === 'plain')
    return (
      <Num
        at={at}
        face={face}
        index={index}
        value={value}
        column={face === 'error'}
        onOpen={open}
      />
    );
  // 1 − q and the slope are not numbers of the trace themselves: the place they open is q's.
  const { name = '' } = parseAddress(at) ?? {};
  const text = form === 'complement' ? `1 − ${name}` : slopeText(form, name);
  return (
    <button
      type="button"
      className="number derived"
      data-place={[at, ...index].join('.')}
      onClick={open}
    >
      <span className="words">{text} =</span>
      {formatNumber(value)}
    </button>
  );
}

/** "(1 − h²)", from the function's face in Python; of a name in two parts "(1 − (tanh c)²)". */
function slopeText(fn: ScalarFunction, name: string): string {
  const y = name.includes('_') ? `(${name.replace('_', ' ')})` : name;
  return fn.slopeNumpy(y).replaceAll('**2', '²').replaceAll(' * ', '·').replaceAll('-', '−');
}

/** The sum of a ledger, under its rule. */
export function Sum({ title, total }: { title: ReactNode; total: ReactNode }) {
  return (
    <tfoot>
      <tr>
        <th colSpan={2} scope="row">
          {title}
        </th>
        <td>{total}</td>
      </tr>
    </tfoot>
  );
}

interface UnitsProps {
  place: { layer: string; name: string; t: number };
  now: number;
  size: number;
}

/** Chooses the unit whose numbers are shown. */
export function Units({ place: { layer, name, t }, now, size }: UnitsProps) {
  const lab = useLab();
  return (
    <p className="units">
      Numbers for
      {Array.from({ length: size }, (_, unit) => (
        <button
          key={unit}
          type="button"
          aria-pressed={unit === now}
          onClick={() => lab.pinAt(quantityPlace(layer, name, t, unit))}
        >
          {unitName(lab.start.names, layer, name, unit)}
        </button>
      ))}
    </p>
  );
}
