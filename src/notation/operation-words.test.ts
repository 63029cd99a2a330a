import { expect, it } from 'vitest';
import { layerInWords, operationInWords } from './operation-words.ts';
import { operationsOf } from './operations.ts';
import { oddExperiment } from './testing/odd.ts';
import { fixture, fixtures, randomExperiments } from './testing/subjects.ts';
import { wiringOf } from './wiring.ts';

const rnn = wiringOf(fixture('rnn'));
const value = (cell: string, name: string, layer = '1') =>
  operationInWords(wiringOf(fixture(cell)), { face: 'value', layer, name, t: 2 });
const error = (cell: string, name: string, layer = '1', t = 2) =>
  operationInWords(wiringOf(fixture(cell)), { face: 'error', layer, name, t });

it('what goes forward', () => {
  expect(value('rnn', 'a_h')).toBe(
    'The weighted input, the weighted hidden state of the step before and a bias are added: this goes into the tanh that makes the hidden state.',
  );
  expect(value('rnn', 'h')).toBe(
    'The tanh squashes the hidden state’s pre-activation: the hidden state is made.',
  );
  expect(value('rnn', 'alpha', 'readout')).toBe(
    'The weighted hidden state and a bias are added: one score for each class.',
  );
  expect(value('lstm', 'c')).toBe(
    'The forget gate times the memory of the step before and the input gate times the candidate are added: the memory is made.',
  );
  expect(value('lstm', 'h')).toBe(
    'The output gate times the squashed memory: the hidden state is made.',
  );
  expect(value('lstm-coupled', 'i')).toBe('One minus the forget gate: the input gate is made.');
  expect(value('bidirectional-rnn', 'a_h', '1b')).toContain('hidden state of the step after');
});

it('what comes back', () => {
  expect(error('rnn', 'h')).toBe(
    'Two errors come back to the hidden state and are added: from the output; from the future.',
  );
  expect(error('rnn', 'h', '1', rnn.network.steps)).toBe(
    'One error comes back to the hidden state: from the output.',
  );
  expect(error('rnn', 'h', '1', 0)).toBe(
    'One error comes back to the hidden state before the first step: from the future.',
  );
  expect(error('rnn', 'a_h')).toBe(
    'The error goes back through the tanh, which passes on its slope’s worth, to the hidden state’s pre-activation.',
  );
  expect(error('lstm-initial-state', 'alpha', 'readout')).toContain('no label');
});

it('layers and directions are named where there are several', () => {
  expect(layerInWords(rnn, '1')).toBe('');
  expect(layerInWords(rnn, 'readout')).toBe('readout');
  expect(layerInWords(wiringOf(fixture('stacked-lstm')), '2')).toBe('layer 2');
  expect(layerInWords(wiringOf(fixture('bidirectional-rnn')), '1b')).toBe('backward direction');
});

it.each([...fixtures, ...randomExperiments(40), ['odd', oddExperiment()] as const])(
  'every operation has a sentence: %s',
  (_, experiment) => {
    const wiring = wiringOf(experiment);
    for (const operation of operationsOf(wiring)) {
      const words = operationInWords(wiring, operation);
      expect(words).toMatch(/^[A-Z][^_]*[.]$/);
      expect(words).not.toMatch(/undefined|null|the the|quantity {2}/);
    }
  },
);
