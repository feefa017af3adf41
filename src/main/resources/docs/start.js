// Everything that would ask another host, or send what is read to one, is off: fonts, telemetry, agents, proxies.
Scalar.createApiReference('#reference', {
  url: '/q/openapi?format=json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  // requests are Swagger UI's, which keeps what is typed in one place
  hideClientButton: true,
  hideTestRequestButton: true,
  persistAuth: false,
  defaultOpenFirstTag: false,
  tagsSorter: 'alpha',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  documentDownloadType: 'direct',
  // names in tables break at their hyphens only
  customCss: '.markdown td:first-child, .markdown td:first-child code { overflow-wrap: normal; word-break: normal }',
});
