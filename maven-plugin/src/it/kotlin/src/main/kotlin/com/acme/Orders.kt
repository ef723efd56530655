package com.acme

import dev.fermata.Async
import dev.fermata.Fermata.await
import dev.fermata.Task

class Orders {
  @Async
  fun total(articles: List<String>): Task<Int> {
    var total = 0
    for (article in articles) {
      total += await(Prices.of(article))
    }
    return Task.of(total)
  }
}
