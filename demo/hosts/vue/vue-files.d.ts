/** What TypeScript has to know of a file that Vue's plugin compiles. */
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
