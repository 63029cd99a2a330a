/** The three characters of the running example, each as its pen moves. */
import pen7 from './experiments/pen-7.json';
import penL from './experiments/pen-L.json';
import penZ from './experiments/pen-Z.json';

export const characters = [
  { name: 'L', inputs: penL.inputs },
  { name: '7', inputs: pen7.inputs },
  { name: 'Z', inputs: penZ.inputs },
];
