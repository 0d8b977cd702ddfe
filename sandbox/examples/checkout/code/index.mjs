/** Answers as behind an HTTP endpoint, and logs its status. */
export const handler = async (event) => {
  const statusCode = 200;
  console.log(JSON.stringify({ statusCode, path: event?.path ?? '/' }));
  return { statusCode, body: JSON.stringify({ message: 'thank you' }) };
};
