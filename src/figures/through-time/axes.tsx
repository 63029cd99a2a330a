/** The parts that drawings of errors over many steps are made of. */
import type { ReactNode } from 'react';
import { frame, percent, WIDE } from './scale.ts';

/** A part of the drawing whose x runs from 0 to WIDE, stretched to the width there is; y is in pixels of the whole. */
export function Stretched(props: { y: number; height: number; children: ReactNode }) {
  const { y, height, children } = props;
  return (
    <svg
      y={y}
      width="100%"
      height={height}
      viewBox={`0 ${y} ${WIDE} ${height}`}
      preserveAspectRatio="none"
    >
      {children}
    </svg>
  );
}

/** Where a curve leaves the frame. */
export function Arrow({ x, up, isError }: { x: number; up: boolean; isError: boolean }) {
  const [edge, shaft] = up ? [frame.top, 9] : [frame.bottom, -9];
  return (
    <svg className={isError ? 'way-arrow error' : 'way-arrow'} x={percent(x)} overflow="visible">
      <path d={`M-3.5 ${edge + shaft}L0 ${edge}L3.5 ${edge + shaft}Z`} />
    </svg>
  );
}

/** A line of a scale, with its name. */
export function Rule({ y, strong, children }: { y: number; strong: boolean; children: ReactNode }) {
  return (
    <>
      <line className={strong ? 'way-rule strong' : 'way-rule'} x1="0" x2="100%" y1={y} y2={y} />
      <text className="way-axis" x="-8" y={y + 4} textAnchor="end">
        {children}
      </text>
    </>
  );
}

/** A place on the axis of time. */
export function Tick(props: { x: number; y: number; down?: number; children: ReactNode }) {
  const { x, y, down = 17, children } = props;
  return (
    <>
      <line className="way-rule" x1={percent(x)} x2={percent(x)} y1={y} y2={y + 4} />
      <text
        className="way-axis"
        x={percent(x)}
        y={y + down}
        textAnchor={x < 6 ? 'start' : x > WIDE - 6 ? 'end' : 'middle'}
      >
        {children}
      </text>
    </>
  );
}

/** 10 to a power, as an axis has it. */
export function Power({ of }: { of: number }) {
  if (of === 0) return <>1</>;
  if (of === 1) return <>10</>;
  return (
    <>
      10
      <tspan className="raised" dy="-5">
        {of < 0 ? `−${-of}` : of}
      </tspan>
    </>
  );
}

/** A symbol with its index. */
export function Sub({ of, at }: { of: string; at: string }) {
  return (
    <>
      <tspan className="italic">{of}</tspan>
      <tspan className="index" dy="3.5">
        {at}
      </tspan>
      <tspan dy="-3.5">{'\u200b'}</tspan>
    </>
  );
}
