// Where the page goes on below the screen, a button says so and goes there.
const more = document.querySelector("[data-more]");
const SLACK = 24;

if (more) {
  const page = document.documentElement;
  const look = () => { more.hidden = page.scrollHeight - page.clientHeight - page.scrollTop <= SLACK; };
  more.addEventListener("click", () => scrollBy({ top: page.clientHeight * 0.7 }));
  addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(document.body);
  look();
}
