// One handler of each style, and one of each way to fail.
exports.promised = async (event) => ({ got: event });
exports.called = (event, context, callback) => {
  setTimeout(() => callback(null, { got: event }), 5);
};
exports.calledEarly = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  setInterval(() => undefined, 1000);
  callback(null, 'early');
};
exports.silent = () => undefined;
exports.throws = async () => {
  throw new RangeError('out of stock');
};
exports.throwsAtOnce = () => {
  throw new TypeError('not a cart');
};
exports.fails = (event, context, callback) => callback(new Error('no such order'));
exports.throwsText = async () => {
  throw 'only text';
};
exports.exits = async () => process.exit(3);
exports.rejects = async () => {
  void Promise.reject(new Error('nobody listens'));
  await new Promise((resolve) => setTimeout(resolve, 1000));
};
exports.hangs = async () => {
  console.log('before the wait');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
exports.spins = async () => {
  for (;;);
};
exports.hoards = async () => {
  const held = [];
  for (;;) held.push(Array.from({ length: 1000 }, () => ({})));
};
exports.tells = async (event, context) => ({
  functionName: context.functionName,
  functionVersion: context.functionVersion,
  invokedFunctionArn: context.invokedFunctionArn,
  awsRequestId: context.awsRequestId,
  memoryLimitInMB: context.memoryLimitInMB,
  remaining: context.getRemainingTimeInMillis(),
  clientContext: context.clientContext,
  region: process.env.AWS_REGION,
  name: process.env.AWS_LAMBDA_FUNCTION_NAME,
  colour: process.env.COLOUR,
  endpoint: process.env.AWS_ENDPOINT_URL,
  home: process.env.HOME,
});
let calls = 0;
exports.counts = async () => ({ calls: ++calls, process: process.pid });
exports.logs = async () => {
  console.log('hello', { from: 'console' });
  console.error('oh no');
  process.stdout.write('{"status":503}\n');
};
exports.logsEvent = async (event) => console.log(JSON.stringify(event));
