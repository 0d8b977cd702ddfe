/** Answers as behind an HTTP endpoint, and logs its status and version. */
export const handler = async (_event, { functionVersion: version }) => {
  const statusCode = 200;
  // console.log would put time and request id before it, and metric filters want bare JSON.
  process.stdout.write(`${JSON.stringify({ statusCode, version })}\n`);
  return { statusCode, body: JSON.stringify({ message: 'thank you' }) };
};
