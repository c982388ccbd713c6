// Sends 60 calls through one of the real client libraries: node send.mjs <library> <url> <key>
const [library, url, key] = process.argv.slice(2);
const count = 60;

function calls(client) {
  for (let n = 0; n < count; n += 6) {
    const who = { userId: 'user-' + n };
    client.identify({ ...who, traits: { email: `n${n}@client.test`, name: 'N ' + n } });
    client.track({ ...who, event: 'Product Viewed', properties: { product_id: 'p' + n, price: 19.5 } });
    client.page({ ...who, name: 'Home', properties: { url: 'https://shop.test/' } });
    client.screen({ ...who, name: 'Start' });
    client.group({ ...who, groupId: 'g' + n, traits: { name: 'Company' } });
    client.alias({ ...who, previousId: 'anonymous-' + n });
  }
}

if (library === '@segment/analytics-node') {
  const { Analytics } = await import(library);
  const client = new Analytics({ writeKey: key, host: url, flushAt: 20, maxRetries: 10, flushInterval: 500 });
  calls(client);
  await client.closeAndFlush({ timeout: 20000 });
} else if (library === 'analytics-node') {
  const { default: Analytics } = await import(library);
  const client = new Analytics(key, { host: url, flushAt: 20, flushInterval: 500, retryCount: 10 });
  calls(client);
  await client.flush();
  await new Promise(done => setTimeout(done, 1500));
  await client.flush();
} else {
  const { default: RudderAnalytics } = await import(library);
  const client = new RudderAnalytics(key, { dataPlaneUrl: url, flushAt: 20, flushInterval: 500, retryCount: 10 });
  calls(client);
  await new Promise((done, fail) => client.flush(error => (error ? fail(error) : done())));
  await new Promise(done => setTimeout(done, 1500));
}
console.log('SENT ' + count);
process.exit(0);
