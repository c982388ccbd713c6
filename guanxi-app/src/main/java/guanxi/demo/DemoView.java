package guanxi.demo;

/** What the page of the demo shop shows. */
public record DemoView(Demo.State state) {}
