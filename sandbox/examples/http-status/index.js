// An HTTP-style handler that logs each answer as one line of JSON, past console so that nothing is put in front of it.
exports.handler = async (event, context) => {
  const statusCode = Number(process.env.ANSWER_STATUS ?? 200);
  const line = { route: event.path ?? '/', status: statusCode, version: context.functionVersion };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return { statusCode, body: JSON.stringify({ requestId: context.awsRequestId }) };
};
