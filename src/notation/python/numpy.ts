/**
 * A listing in NumPy that re-creates an experiment, runs the errors back by hand and asserts every gradient. Its lines are
 * printed from the same trees as the formulas of the page.
 */
import { parametersOf, type Experiment } from '../../engine/experiment.ts';
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { isReadout } from '../wiring.ts';
import { backwardLines } from './backward.ts';
import { checks } from './checks.ts';
import {
  assertableTrace,
  forwardLines,
  functionsIn,
  indent,
  initialOf,
  labels,
  overTime,
  parametersIn,
  titleOf,
} from './lines.ts';
import { nested, plainText, rows } from './literal.ts';
import { atTime, errorName, valueName } from './names.ts';

/** Throws a ListingError where there is nothing to assert. */
export function numpyListing(experiment: Experiment): string {
  const trace = assertableTrace(experiment);
  const helpers = functionsIn(trace.forward).flatMap(({ numpyHelper }) => numpyHelper ?? []);
  const sections = [
    header(trace),
    [`import numpy as np`],
    data(trace),
    parameters(trace),
    arrays(trace),
    ...[...helpers, LOG_SOFTMAX].map((helper) => ['', ...helper.split('\n')]),
    ['', ...forward(trace)],
    ['', ...backward(trace)],
    ['', ...checks(trace)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function header({ experiment, forward }: Trace): string[] {
  const { strands } = forward.network;
  const twoWay = strands.some(({ backward }) => backward);
  return [
    `"""${plainText(experiment.title)}: a recurrent network and its error backpropagation, written out in NumPy.`,
    '',
    'Run it with Python 3 and NumPy. It computes the loss and carries the errors back through time, with one line',
    'for each way in which an error comes back. Then it compares the loss and every gradient with the numbers of',
    'the engine of "Unfolded", and one entry of each gradient with a central difference; it stops with an',
    'AssertionError where they differ.',
    '',
    'Notation: arXiv:1610.02583, with dq for dL/dq. Row t of an array belongs to step t = 1 ... T. Row 0 holds the',
    ...(twoWay
      ? [
          'state before the first step, row T + 1 stays zero: nothing comes back from beyond the last step. For a',
          'direction that reads from T to 1 the two rows change places.',
        ]
      : [
          'state before the first step, row T + 1 stays zero: nothing comes back from beyond the last step.',
        ]),
    '"""',
  ];
}

function data({ experiment, steps }: Trace): string[] {
  return [
    `T = ${steps}`,
    `x = np.zeros((T + 2, ${experiment.inputs[0]!.length}))`,
    `x[1:T + 1] = ${rows(experiment.inputs)}`,
    `y = ${labels(experiment)}  # the class to predict at each labelled step, counted from 0`,
  ];
}

function parameters({ experiment, forward }: Trace): string[] {
  return parametersIn(forward).map(({ strand, parameter, name }) => {
    const values = parametersOf(experiment, strand.key)![parameter]!;
    return `${name} = np.array(${nested(values)})`;
  });
}

/** One array a quantity and one an error, by t. */
function arrays(trace: Trace): string[] {
  const { forward: wiring, experiment } = trace;
  const lines = wiring.network.strands.flatMap((strand) => {
    const { plan, key, level, backward } = strand;
    const names = plan.cell.equations.map(({ name }) => name);
    const zeros = (of: readonly string[], size: number) =>
      of.length === 1
        ? `${of[0]} = np.zeros((T + 2, ${size}))`
        : `${of.join(', ')} = np.zeros((${of.length}, T + 2, ${size}))`;
    const { input } = plan.cell;
    const both = [valueName(wiring, key, input), errorName(wiring, key, input)];
    const passed = level === 0 || isReadout(strand) ? [] : backward ? both.slice(1) : both;
    const first = backward ? 'T+1' : 0;
    return [
      ...(passed.length > 0 ? [zeros(passed, plan.inputSize)] : []),
      zeros(
        [
          ...names.map((name) => valueName(wiring, key, name)),
          ...(isReadout(strand) ? ['log_z', 'z'] : []),
        ],
        plan.size,
      ),
      zeros(
        names.map((name) => errorName(wiring, key, name)),
        plan.size,
      ),
      ...initialOf(experiment, strand).map(
        ([name, values]) => `${atTime(valueName(wiring, key, name), first)} = ${nested(values)}`,
      ),
    ];
  });
  return ['# Every quantity, and every error, by t', ...lines];
}

const LOG_SOFTMAX = `def log_softmax(alpha):
    shifted = alpha - alpha.max()  # so that no exponential overflows
    return shifted - np.log(np.exp(shifted).sum())`;

function forward({ forward: wiring }: Trace): string[] {
  const loops = wiring.network.strands.flatMap((strand) => [
    `# ${titleOf(wiring, strand)}`,
    overTime(strand),
    ...indent([
      ...forwardLines(wiring, strand, 'numpy'),
      ...(isReadout(strand) ? ['log_z[t] = log_softmax(alpha[t])', 'z[t] = np.exp(log_z[t])'] : []),
    ]),
  ]);
  return [
    'def forward():',
    ...indent([
      '"""Fills in every quantity and returns the loss, the sum of -log z[t][y[t]]."""',
      ...loops,
      'return -sum(log_z[t][y[t]] for t in y)',
    ]),
  ];
}

function backward({ forward: wiring }: Trace): string[] {
  const names = parametersIn(wiring).map(({ name }) => name);
  const loop = (strand: Strand) => [
    '',
    `# ${titleOf(wiring, strand)}`,
    isReadout(strand) ? 'for t in y:' : overTime(strand, true),
    ...indent(backwardLines(wiring, strand)),
  ];
  return [
    'def backward():',
    ...indent([
      '"""Fills in every error, the last step first, and returns the gradient of every parameter."""',
      ...names.map((name) => `d${name} = np.zeros_like(${name})`),
      ...wiring.network.strands.toReversed().flatMap(loop),
      '',
      'return {',
      ...indent(names.map((name) => `"${name}": d${name},`)),
      '}',
    ]),
  ];
}
