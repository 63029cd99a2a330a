/**
 * The ways inside a column: up from what a level reads to its strands, and from a strand up to what reads it. In a two-way
 * layer the forward strand stands above the backward one, so each has to pass the other: on the left what the upper one
 * reads, on the right what the lower one sends up, and the error on its way back.
 */
import type { Band, Box, Grid } from './layout.ts';
import type { Way } from './paths.ts';

const above = (grid: Grid, { level }: Band) => grid.bands.find((band) => band.level === level + 1);
const partner = (grid: Grid, band: Band) =>
  grid.bands.find(({ level, key }) => level === band.level && key !== band.key);

/** From what the level reads up into the state. */
export function feedWay(grid: Grid, box: Box, band: Band): Way {
  const { enter, leave, passLeft } = box;
  const from = grid.mouth(band.level);
  const to = band.end - 2;
  const other = partner(grid, band);
  if (!other)
    return [
      [enter, from],
      [enter, to],
    ];
  // The backward strand mirrors the forward one: it is entered where that one is left.
  if (band.backward)
    return [
      [leave, from],
      [leave, to],
    ];
  return [
    [enter, from],
    [passLeft, other.end + 12],
    [passLeft, band.end + grid.lane],
    [enter, to],
  ];
}

/** From the state up to the output, or to what the level above reads. */
export function riseWay(grid: Grid, box: Box, band: Band): Way {
  const { enter, leave, passRight } = box;
  const upper = above(grid, band);
  const to = upper ? grid.mouth(upper.level) : grid.outputEnd;
  const other = partner(grid, band);
  if (band.backward && other)
    return [
      [leave, band.top],
      [passRight, other.end + grid.lane - 6],
      [passRight, upper ? to + 28 : to],
      ...(upper ? [[leave, to] as const] : []),
    ];
  return [
    [leave, band.top],
    [upper ? enter : leave, to],
  ];
}

/** The same way downwards, ending in a point above the state: how the error comes from the output or the layer above. */
export function errorWay(grid: Grid, box: Box, band: Band): Way {
  const [[x], ...rest] = riseWay(grid, box, band) as [Way[number], ...Way];
  const from = rest.at(-1)!;
  const isTop = above(grid, band) === undefined;
  return [
    [from[0], from[1] + (isTop ? 9 : 3)],
    ...rest.slice(0, -1).toReversed(),
    [x, band.top - 13],
  ];
}
