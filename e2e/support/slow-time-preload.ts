/** For `node --import`: the program begins at SLOW_TIME_FROM (ISO 8601) and its time passes slowly. */
import { slowTime } from './slow-time.ts';

slowTime(Date.parse(process.env['SLOW_TIME_FROM'] ?? ''));
