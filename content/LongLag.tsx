import { LongLag as Figure } from '../src/figures/LongLag.tsx';
import { longLag } from './results/long-lag.ts';
import { reported } from './results/reported.ts';

/** The figure with its measurements, which come when its code does. */
export const LongLag = ({ number }: { number: string }) => (
  <Figure number={number} results={longLag} reported={reported} />
);
