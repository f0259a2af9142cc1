package io.parley.app;

import io.parley.store.Outbox;
import io.parley.store.Store;
import io.parley.store.StoreFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store whose connection is lost whenever the outbox is about to settle, as often as it is told. */
final class GoneStore {

    private GoneStore() {}

    static Store before(Store real, AtomicInteger losses) {
        Outbox outbox = wrap(Outbox.class, real.outbox(), losses, "settle");
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("outbox") ? outbox : method.invoke(real, arguments));
    }

    private static <T> T wrap(Class<T> type, T real, AtomicInteger losses, String fails) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(fails) && losses.getAndDecrement() > 0) {
                        throw new StoreFailure("the connection was lost", null);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
