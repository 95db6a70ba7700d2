/*
 * Loaded into each side's process before its program (`node --import`): tells the bench, when asked, the CPU time spent so far.
 */
process.on("message", (message) => {
  if (message === "cpu") process.send?.({ cpu: process.cpuUsage() });
});
