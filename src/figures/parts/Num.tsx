import { columnNumber } from '../../notation/column.ts';
import { formatNumber } from '../../notation/format.ts';
import { markAttributes, type Mark } from './mark.ts';
import { toneOf } from './tone.ts';

interface Props extends Mark {
  /** In a column that is added: a fixed number of decimals, with the sign of an error written out. */
  column?: boolean;
  guard?: boolean;
  /** Opens what the number is made of; without it the number is text. */
  onOpen?: () => void;
  label?: string;
}

/** One number of the network, in HTML. */
export function Num({ column, guard, onOpen, label, ...mark }: Props) {
  const { className, style } = toneOf(mark.face, mark.value);
  const text = column ? (
    <ColumnText value={mark.value} guard={guard} signed={mark.face !== 'value'} />
  ) : (
    formatNumber(mark.value)
  );
  const attributes = {
    ...markAttributes(mark),
    className: `number ${className}`,
    style,
  };
  if (!onOpen) return <span {...attributes}>{text}</span>;
  return (
    <button type="button" {...attributes} onClick={onOpen} aria-label={label}>
      {text}
    </button>
  );
}

export function ColumnText(props: {
  value: number;
  guard?: boolean | undefined;
  signed?: boolean;
}) {
  const { sign, digits, guard } = columnNumber(props.value, { guard: props.guard ?? false });
  return (
    <>
      {sign === '+' && !props.signed ? '' : sign}
      {digits}
      {guard && <span className="guard">{guard}</span>}
    </>
  );
}
